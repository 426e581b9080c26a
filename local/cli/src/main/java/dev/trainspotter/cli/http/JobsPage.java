package dev.trainspotter.cli.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.trainspotter.api.result.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the list API, read from its JSON envelope.
///
/// @param jobs the JSON of each row, unchanged
/// @param next the cursor of the next page; null on the last page
/// @param rowsExamined how many rows the API examined for it; 0 when absent
public record JobsPage(List<String> jobs, @Nullable String next, long rowsExamined) {
  private static final JsonFactory JSON = new JsonFactory();

  public JobsPage {
    jobs = List.copyOf(jobs);
  }

  /// Reads the page in this response.
  ///
  /// @throws dev.trainspotter.cli.terminal.RefusedException when the response is something else
  public static JobsPage read(ApiResponse.Ok response) {
    char[] text = new String(response.http().body(), StandardCharsets.UTF_8).toCharArray();
    try (JsonParser json = JSON.createParser(text, 0, text.length)) {
      expect(json.nextToken() == JsonToken.START_OBJECT, json);
      return read(json, text);
    } catch (IOException _) {
      throw response.unexpected();
    }
  }

  private static JobsPage read(JsonParser json, char[] text) throws IOException {
    @Nullable List<String> jobs = null;
    @Nullable String next = null;
    long rowsExamined = 0;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String member = json.currentName();
      JsonToken value = json.nextToken();
      switch (member) {
        case Page.Member.TRAINING_JOBS -> jobs = rows(json, text);
        case Page.Member.NEXT_CURSOR ->
            next = value == JsonToken.VALUE_STRING ? json.getText() : null;
        case Page.Member.ROWS_EXAMINED -> rowsExamined = json.getValueAsLong();
        default -> json.skipChildren();
      }
    }
    expect(jobs != null, json);
    return new JobsPage(jobs == null ? List.of() : jobs, next, rowsExamined);
  }

  private static List<String> rows(JsonParser json, char[] text) throws IOException {
    expect(json.currentToken() == JsonToken.START_ARRAY, json);
    List<String> rows = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      int start = (int) json.currentTokenLocation().getCharOffset();
      json.skipChildren();
      int end = (int) json.currentLocation().getCharOffset();
      rows.add(new String(text, start, end - start));
    }
    expect(json.currentToken() == JsonToken.END_ARRAY, json);
    return rows;
  }

  private static void expect(boolean isMet, JsonParser json) throws JsonParseException {
    if (!isMet) {
      throw new JsonParseException(json, "not a page of the list");
    }
  }
}
