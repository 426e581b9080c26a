package dev.trainspotter.emulators.fleet;

import dev.trainspotter.emulators.sagemaker.wire.JobArn;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Realistic training jobs of several accounts and Regions, planned from a seed.
///
/// The same values give the same jobs, byte for byte; job 7 is the same in a small and a
/// large fleet.
///
/// @param seed what everything is drawn from
/// @param size how many jobs
/// @param start when the first may be created
/// @param pace how much time each job's creation takes: one job is created in each
public record Fleet(long seed, int size, Instant start, Duration pace) {
  private static final List<String> ACCOUNTS =
      List.of("111122223333", "444455556666", "777788889999");
  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1", "ap-southeast-2");
  private static final List<Workload> WORKLOADS = List.of(Workload.values());
  private static final List<String> TEAMS = List.of("vision", "risk", "search", "nlp", "forschung");
  private static final List<String> OWNERS =
      List.of("ana.lopez", "Zoë Müller", "佐藤 健", "b.okafor", "ml-ci");
  private static final DateTimeFormatter NAME_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm-ss-SSS").withZone(ZoneOffset.UTC);
  private static final int TUNING_EVERY = 24;
  private static final int TUNING_CHILDREN = 5;

  /// So many jobs, one created about every two minutes from the start on.
  public static Fleet of(long seed, int jobs, Instant start) {
    return new Fleet(seed, jobs, start, Duration.ofMinutes(2));
  }

  /// Jobs without end, one created in each span of the pace.
  public static Fleet endless(long seed, Instant start, Duration pace) {
    return new Fleet(seed, Integer.MAX_VALUE, start, pace);
  }

  boolean isEndless() {
    return size == Integer.MAX_VALUE;
  }

  /// All jobs in the order of their creation; not for an endless fleet.
  public List<PlannedJob> jobs() {
    return IntStream.range(0, size).mapToObj(this::job).toList();
  }

  /// The job with this number, from 0.
  public PlannedJob job(int number) {
    SeededRandom dice = SeededRandom.of(seed, number);
    Instant created =
        start
            .plus(pace.multipliedBy(number))
            .plusMillis(dice.between(0, (int) Math.max(0, pace.toMillis() - 1)));
    JobPlan plan = plan(number, created, dice);
    List<StatusTransition> life = LifeSteps.draw(dice, plan, training(plan, dice), created);
    return new PlannedJob(plan, life, tags(plan, dice), dice);
  }

  private JobPlan plan(int number, Instant created, SeededRandom dice) {
    boolean isTuned = number % TUNING_EVERY < TUNING_CHILDREN;
    // A tuning job's children share everything but their fate.
    SeededRandom shared = isTuned ? SeededRandom.of(~seed, number / TUNING_EVERY) : dice;
    JobEnding drawn = JobEnding.ofTurn(number * 5 + (int) (seed % 16));
    JobEnding fate =
        isTuned && drawn == JobEnding.RUNS_OUT_OF_MEMORY ? JobEnding.FAILS_IN_ITS_SCRIPT : drawn;
    Workload workload = workload(isTuned, number, fate);
    String account = shared.pick(ACCOUNTS);
    String region = shared.pick(REGIONS);
    String baseName = shared.pick(workload.names());
    String tuningJob = baseName.substring(0, 8) + "-hpo-" + number / TUNING_EVERY;
    String name =
        isTuned
            ? "%s-%03d-%s".formatted(tuningJob, number % TUNING_EVERY + 1, dice.hex(8))
            : baseName + "-" + NAME_TIME.format(created);
    String prefix = "arn:aws:sagemaker:%s:%s:".formatted(region, account);
    return new JobPlan(
        JobArn.parse(prefix + "training-job/" + name),
        baseName,
        workload,
        fate,
        isTuned ? prefix + "hyper-parameter-tuning-job/" + tuningJob : "",
        fate == JobEnding.WAITS_TOO_LONG || (fate != JobEnding.RUNS_TOO_LONG && dice.oneIn(4)),
        fate != JobEnding.RUNS_TOO_LONG && dice.oneIn(6),
        dice.oneIn(6) ? dice.pick(List.of(600, 1800, 3600)) : 0,
        dice.oneIn(6),
        number % 11 == 3);
  }

  private static Workload workload(boolean isTuned, int number, JobEnding fate) {
    Workload workload = isTuned ? Workload.XGBOOST : WORKLOADS.get(number % WORKLOADS.size());
    boolean isImpossible = fate == JobEnding.RUNS_OUT_OF_MEMORY && !workload.runsOnGraphicsCards();
    return isImpossible ? Workload.PYTORCH : workload;
  }

  private static Duration training(JobPlan plan, SeededRandom dice) {
    return switch (plan.fate()) {
      case RUNS_TOO_LONG -> Duration.ofHours(2);
      case RUNS_OUT_OF_MEMORY, FAILS_IN_ITS_SCRIPT -> dice.seconds(20, 300);
      default ->
          plan.workload() == Workload.LLM_FINE_TUNING
              ? dice.seconds(3600, 28_800)
              : dice.seconds(180, 5400);
    };
  }

  private static Map<String, String> tags(JobPlan plan, SeededRandom dice) {
    Map<String, String> tags = new TreeMap<>();
    if (dice.oneIn(8)) {
      return tags;
    }
    tags.put("team", dice.pick(TEAMS));
    tags.put("project", plan.baseName());
    tags.put("cost-center", "CC-" + dice.between(1000, 1020));
    if (dice.oneIn(2)) {
      tags.put("owner", dice.pick(OWNERS));
    }
    return tags;
  }
}
