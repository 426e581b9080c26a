package dev.trainspotter.emulators.organizations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.trainspotter.emulators.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// AWS Organizations on a free loopback port, with one organization.
public final class SimulatedOrganizations implements AutoCloseable {
  /// How many accounts or units one response has at most.
  public static final int PAGE = 20;

  /// The id of the organization's root.
  public static final String ROOT = "r-ab12";

  /// The organization's management account, which is below the root.
  public static final String MANAGEMENT = "999900009999";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PREFIX = "AWSOrganizationsV20161128.";

  private record Account(String parent, String state) {}

  /// Ids of units or the root, by the id of the unit below.
  private final Map<String, String> units = new ConcurrentSkipListMap<>();

  private final Map<String, Account> accounts = new ConcurrentSkipListMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final LoopbackServer server;
  private volatile @Nullable String error;

  private SimulatedOrganizations() {
    put(MANAGEMENT, ROOT);
    this.server = LoopbackServer.start(0, this::handle);
  }

  /// Starts with an organization that has only its management account.
  public static SimulatedOrganizations start() {
    return new SimulatedOrganizations();
  }

  /// The endpoint, for `AWS_ENDPOINT_URL_ORGANIZATIONS` or a client's endpoint override.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /// Adds a unit below another one or the root.
  public void putUnit(String unit, String parent) {
    units.put(unit, parent);
  }

  /// Adds an account to a unit or the root, or moves it there.
  public void put(String account, String parent) {
    accounts.put(account, new Account(parent, "ACTIVE"));
  }

  /// Suspends an account.
  public void suspend(String account) {
    accounts.computeIfPresent(account, (_, old) -> new Account(old.parent, "SUSPENDED"));
  }

  /// Lets an account leave the organization.
  public void remove(String account) {
    accounts.remove(account);
  }

  /// From now on every request has the error with this code, such as `AccessDeniedException`; null
  /// ends that.
  public void fail(@Nullable String code) {
    error = code;
  }

  /// The operations that were requested, in order of arrival.
  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      String operation = target.substring(target.startsWith(PREFIX) ? PREFIX.length() : 0);
      calls.add(operation);
      String failure = error;
      if (failure != null) {
        send(exchange, 400, JSON.createObjectNode().put("__type", failure));
        return;
      }
      String parent = request.path("ParentId").asText();
      switch (operation) {
        case "ListAccounts" -> list(exchange, request, "Accounts", accounts(""));
        case "ListAccountsForParent" -> list(exchange, request, "Accounts", accounts(parent));
        case "ListOrganizationalUnitsForParent" ->
            list(exchange, request, "OrganizationalUnits", unitsBelow(parent));
        default ->
            send(exchange, 400, JSON.createObjectNode().put("__type", "UnknownOperationException"));
      }
    }
  }

  private List<ObjectNode> accounts(String parent) {
    return accounts.entrySet().stream()
        .filter(each -> parent.isEmpty() || each.getValue().parent.equals(parent))
        .map(each -> account(each.getKey()).put("State", each.getValue().state))
        .toList();
  }

  private static ObjectNode account(String id) {
    return JSON.createObjectNode()
        .put("Id", id)
        .put("Name", "account " + id)
        .put("Arn", "arn:aws:organizations::%s:account/o-ab12cd34ef/%s".formatted(MANAGEMENT, id));
  }

  private List<ObjectNode> unitsBelow(String parent) {
    return units.entrySet().stream()
        .filter(each -> each.getValue().equals(parent))
        .map(each -> JSON.createObjectNode().put("Id", each.getKey()).put("Name", each.getKey()))
        .toList();
  }

  /// The token of a page is the position of its first element.
  private static void list(
      HttpExchange exchange, JsonNode request, String member, List<ObjectNode> all)
      throws IOException {
    int from = Math.min(request.path("NextToken").asInt(0), all.size());
    int to = Math.min(from + PAGE, all.size());
    ObjectNode response = JSON.createObjectNode();
    ArrayNode page = response.putArray(member);
    all.subList(from, to).forEach(page::add);
    if (to < all.size()) {
      response.put("NextToken", String.valueOf(to));
    }
    send(exchange, 200, response);
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
