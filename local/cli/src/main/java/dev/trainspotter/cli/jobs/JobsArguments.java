package dev.trainspotter.cli.jobs;

import dev.trainspotter.cli.http.QueryParameter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// Separates the command's own options from the API's parameters.
///
/// Picocli reads the options. Every other `--name value` or `--name=value` is a parameter.
final class JobsArguments implements IParameterPreprocessor {
  @Override
  @SuppressWarnings("JdkObsolete") // picocli hands over a Stack.
  public boolean preprocess(
      Stack<String> arguments,
      CommandSpec command,
      @Nullable ArgSpec none,
      Map<String, Object> details) {
    Deque<String> remaining = new ArrayDeque<>(arguments.reversed());
    List<String> own = new ArrayList<>();
    List<QueryParameter> parameters = ((JobsCommand) command.userObject()).parameters();
    parameters.clear();
    while (!remaining.isEmpty()) {
      String argument = remaining.pop();
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      refuseBare(argument, command);
      if (isParameter(name, command)) {
        String value =
            equals < 0 ? value(name, remaining, command) : argument.substring(equals + 1);
        parameters.add(new QueryParameter(name.substring(2), value));
      } else {
        own.add(argument);
        moveValue(argument, command, remaining, own);
      }
    }
    arguments.clear();
    Collections.reverse(own);
    arguments.addAll(own);
    return false;
  }

  private static void refuseBare(String argument, CommandSpec command) {
    if (argument.indexOf('=') > 0 && !argument.startsWith("-")) {
      throw new ParameterException(
          command.commandLine(), "%s is not an option: write --%s".formatted(argument, argument));
    }
  }

  /// Whether the argument looks like an option that the command does not have itself.
  private static boolean isParameter(String name, CommandSpec command) {
    return name.startsWith("--") && name.length() > 2 && !isOwn(command.findOption(name));
  }

  /// Whether the option has a field in the command. The API's parameters have only a line of help.
  private static boolean isOwn(@Nullable OptionSpec option) {
    return option != null && option.userObject() != null;
  }

  /// A value may begin with one hyphen, as in `--creation_time__gte -24h`. Two hyphens begin the
  /// next option.
  private static String value(String name, Deque<String> remaining, CommandSpec command) {
    String value = remaining.peek();
    if (value == null || value.startsWith("--")) {
      throw new ParameterException(
          command.commandLine(), "%s needs a value: write %s=VALUE".formatted(name, name));
    }
    return remaining.pop();
  }

  private static void moveValue(
      String argument, CommandSpec command, Deque<String> remaining, List<String> own) {
    OptionSpec option = command.findOption(argument);
    if (isOwn(option) && option.arity().min() > 0 && !remaining.isEmpty()) {
      own.add(remaining.pop());
    }
  }
}
