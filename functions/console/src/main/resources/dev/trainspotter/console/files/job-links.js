/** The domain of AWS's console in a Region's partition. */
function domain(region) {
  if (region.startsWith("cn-")) {
    return "console.amazonaws.cn";
  }
  return region.startsWith("us-gov-") ? "console.amazonaws-us-gov.com" : `${region}.console.aws.amazon.com`;
}

/** Pages of AWS's own console about a job, each with its name. They need a login to its account. */
export function consoleLinks(job) {
  const { region, training_job_name: name } = job;
  if (!/^[a-z0-9-]+$/.test(region)) {
    return [];
  }
  const host = "https://" + domain(region);
  const query = `region=${region}`;
  const logs = `/cloudwatch/home?${query}#logsV2:log-groups/log-group/$252Faws$252Fsagemaker$252FTrainingJobs`
    + `$3FlogStreamNameFilter$3D${encodeURIComponent(name)}$252F`;
  return [
    ["SageMaker", `${host}/sagemaker/home?${query}#/jobs/${encodeURIComponent(name)}`],
    ["Logs", host + logs],
    ...bucket(host, query, job.model_artifacts?.S3ModelArtifacts, "Model"),
    ...bucket(host, query, job.output_data_config?.S3OutputPath, "Output"),
  ];
}

function bucket(host, query, uri, name) {
  const parts = /^s3:\/\/([a-z0-9.-]+)\/?(.*)$/.exec(uri ?? "");
  return parts ? [[name, `${host}/s3/buckets/${parts[1]}?${query}&prefix=${encodeURIComponent(parts[2])}`]] : [];
}
