const ROOT = "/console/";

/** Where the console is: the page, the parts of its path, and its parameters, from the address. */
export class Place {
  constructor(url) {
    const [page, ...parts] = url.pathname.slice(ROOT.length).split("/").filter((part) => part);
    this.page = page ?? "jobs";
    this.parts = parts.map(decoded);
    this.parameters = [...new URLSearchParams(url.search)];
    this.search = url.search;
  }

  static now() {
    return new Place(new URL(location.href));
  }

  /** The first value of a parameter; null when it is absent. */
  get(name) {
    return this.parameters.find(([key]) => key === name)?.[1] ?? null;
  }
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a page of the console. */
export function href(path, parameters = []) {
  const query = new URLSearchParams(parameters).toString();
  return ROOT + path + (query ? `?${query}` : "");
}

/** The address of a job's page. It names the creation time, because a later job may have the same name. */
export function jobHref(job) {
  const parts = [job.account_id, job.region, job.training_job_name].map(encodeURIComponent);
  const time = job.creation_time ? [["creation_time", job.creation_time]] : [];
  return href(`jobs/${parts.join("/")}`, time);
}

/** Goes to an address of the console; `replace` leaves no step back. */
export function go(to, { replace = false } = {}) {
  if (replace) {
    history.replaceState(history.state, "", to);
  } else {
    history.pushState({ inside: true }, "", to);
  }
  window.dispatchEvent(new Event("placechange"));
}

/** Calls back on each change of the address, and for clicks on links within the console. */
export function followPlace(changed) {
  window.addEventListener("popstate", changed);
  window.addEventListener("placechange", changed);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (link && isPlain && !link.target && !link.download && link.origin === location.origin
        && link.pathname.startsWith(ROOT)) {
      event.preventDefault();
      go(link.pathname + link.search);
    }
  });
}
