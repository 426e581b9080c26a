package dev.trainspotter.sql.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Splits a statement into tokens as PostgreSQL's lexer does, as far as it takes to tell operators
/// from texts, comments and names. A quote within a text ends one token and begins another.
///
/// A text or a comment without an end reaches to the end of the statement; the engine's parser
/// reports it.
public final class SqlTokens {
  /// What a token is.
  public enum Kind {
    SPACE,
    TEXT,
    NAME,
    NUMBER,
    PARAMETER,
    OPERATOR,
    OTHER
  }

  /// One token.
  ///
  /// @param end after the last character
  public record Token(Kind kind, int start, int end) {
    /// Whether the next token comes after an operand, so that a `?` there is an operator.
    ///
    /// @param wasAfterOperand whether this token did
    boolean isOperand(String written, boolean wasAfterOperand) {
      return switch (kind) {
        case SPACE -> wasAfterOperand;
        case TEXT, NUMBER, PARAMETER -> true;
        case NAME -> !Keywords.isReserved(written.toLowerCase(Locale.ROOT));
        case OPERATOR -> written.equals("?") && !wasAfterOperand;
        case OTHER -> written.equals(")") || written.equals("]");
      };
    }
  }

  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<space>\\s+|--[^\\n]*+)\
          |(?<escaped>[eE]')\
          |(?<text>'[^']*+'?)\
          |(?<quoted>"[^"]*+"?)\
          |(?<parameter>\\$[0-9]+)\
          |(?<dollar>\\$(?<tag>[A-Za-z_][A-Za-z0-9_]*+)?+\\$)\
          |(?<name>[\\p{L}_][\\p{L}\\p{N}_$]*+)\
          |(?<number>[0-9][0-9A-Za-z_.]*+|\\.[0-9][0-9A-Za-z_]*+)\
          |(?<operator>[-+*/<>=~!@#%^&|`?]++)\
          """,
          Pattern.DOTALL);
  private static final Pattern COMMENT_EDGE = Pattern.compile("/\\*|\\*/");
  private static final Pattern COMMENT_START = Pattern.compile("--|/\\*");

  private final String sql;
  private final Matcher matcher;
  private int position;

  /// The tokens of this statement.
  public SqlTokens(String sql) {
    this.sql = sql;
    this.matcher = TOKEN.matcher(sql);
  }

  /// The next token; null after the last one.
  public @Nullable Token next() {
    int start = position;
    if (start == sql.length()) {
      return null;
    }
    if (sql.startsWith("/*", start)) {
      return token(Kind.SPACE, endOfComment(start));
    }
    matcher.region(start, sql.length());
    if (!matcher.lookingAt()) {
      return token(Kind.OTHER, start + Character.charCount(sql.codePointAt(start)));
    }
    if (matcher.group("escaped") != null) {
      return token(Kind.TEXT, endOfEscapedText(matcher.end()));
    }
    if (matcher.group("dollar") != null) {
      return token(Kind.TEXT, endOfDollarText(matcher.group("dollar"), matcher.end()));
    }
    Kind kind = kind();
    return token(kind, kind == Kind.OPERATOR ? endOfOperator(start, matcher.end()) : matcher.end());
  }

  private Token token(Kind kind, int end) {
    int start = position;
    position = end;
    return new Token(kind, start, end);
  }

  private Kind kind() {
    if (matcher.group("space") != null) {
      return Kind.SPACE;
    }
    if (matcher.group("text") != null) {
      return Kind.TEXT;
    }
    if (matcher.group("name") != null) {
      return Kind.NAME;
    }
    if (matcher.group("quoted") != null || matcher.group("number") != null) {
      return Kind.NUMBER;
    }
    return matcher.group("parameter") != null ? Kind.PARAMETER : Kind.OPERATOR;
  }

  /// A comment may begin right after an operator. A `?` is an operator of its own, and so is a sign
  /// after an arrow: no longer operator than the known ones has either.
  private int endOfOperator(int start, int end) {
    String run = sql.substring(start, end);
    Matcher comment = COMMENT_START.matcher(run);
    int length = comment.find() ? comment.start() : run.length();
    String operator = run.substring(0, length);
    for (String known : new String[] {"#>>", "->>", "#>", "->", "?"}) {
      if (operator.startsWith(known)) {
        return start + known.length();
      }
    }
    int parameter = operator.indexOf('?');
    return start + (parameter > 0 ? parameter : length);
  }

  private int endOfEscapedText(int from) {
    int end = from;
    while (end < sql.length() && sql.charAt(end) != '\'') {
      end += sql.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(sql.length(), end + 1);
  }

  /// Comments nest.
  private int endOfComment(int start) {
    Matcher edge = COMMENT_EDGE.matcher(sql);
    int depth = 0;
    for (int from = start; edge.find(from); from = edge.end()) {
      depth += edge.group().equals("/*") ? 1 : -1;
      if (depth == 0) {
        return edge.end();
      }
    }
    return sql.length();
  }

  private int endOfDollarText(String mark, int from) {
    int end = sql.indexOf(mark, from);
    return end < 0 ? sql.length() : end + mark.length();
  }
}
