package dev.trainspotter.sql.text;

import java.util.ArrayList;
import java.util.List;

/// The text of a statement with the operators of PostgreSQL in a spelling that the engine reads as
/// operators too.
///
/// The engine takes `->` for an arrow between a lambda's parameter and its body, which binds less
/// than a comparison does; it does not know `#>` and `#>>`, and takes every `?` for a parameter. So
/// these get other spellings, which are read as PostgreSQL reads theirs; the syntax tree gives
/// them their meaning.
///
/// @param respelled the text for the engine
/// @param moves where respelled operators end, in the engine's text, in order
public record SqlText(String respelled, List<Integer> moves) {
  /// `->`: the value of a key.
  public static final String VALUE = "@->";

  /// `#>`: the value at a path.
  public static final String AT_PATH = "@~>";

  /// `#>>`: the text at a path.
  public static final String TEXT_AT_PATH = "@~>>";

  /// `?`: whether a key exists.
  public static final String HAS_KEY = "@&";

  /// Keeps its own copy.
  public SqlText {
    moves = List.copyOf(moves);
  }

  /// Respells this statement.
  public static SqlText of(String sql) {
    StringBuilder text = new StringBuilder();
    List<Integer> moves = new ArrayList<>();
    SqlTokens tokens = new SqlTokens(sql);
    boolean isAfterOperand = false;
    for (SqlTokens.Token token = tokens.next(); token != null; token = tokens.next()) {
      String written = sql.substring(token.start(), token.end());
      String spelling = spelling(token, written, isAfterOperand);
      text.append(spelling);
      for (int i = written.length(); i < spelling.length(); i++) {
        moves.add(text.length());
      }
      isAfterOperand = token.isOperand(written, isAfterOperand);
    }
    return new SqlText(text.toString(), moves);
  }

  private static String spelling(SqlTokens.Token token, String written, boolean isAfterOperand) {
    if (token.kind() != SqlTokens.Kind.OPERATOR) {
      return written;
    }
    return switch (written) {
      case "->" -> VALUE;
      case "#>" -> AT_PATH;
      case "#>>" -> TEXT_AT_PATH;
      case "?" -> isAfterOperand ? HAS_KEY : written;
      default -> written;
    };
  }

  /// The position in the caller's text of a position in the engine's text.
  ///
  /// @param position negative when there is none, which stays
  public int original(int position) {
    long before = moves.stream().filter(move -> move <= position).count();
    return position < 0 ? position : (int) (position - before);
  }
}
