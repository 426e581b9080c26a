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
/// @param seed the seed of all random choices
/// @param size the number of jobs
/// @param start the earliest time at which a job is created
/// @param pace the length of the intervals in each of which one job is created
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

  /// A fleet of `jobs` jobs; one is created about every two minutes, from `start` on.
  public static Fleet of(long seed, int jobs, Instant start) {
    return new Fleet(seed, jobs, start, Duration.ofMinutes(2));
  }

  /// A fleet without an end; one job is created in each interval of the length `pace`.
  public static Fleet endless(long seed, Instant start, Duration pace) {
    return new Fleet(seed, Integer.MAX_VALUE, start, pace);
  }

  boolean isEndless() {
    return size == Integer.MAX_VALUE;
  }

  /// All jobs in order of creation; not for an endless fleet.
  public List<PlannedJob> jobs() {
    return IntStream.range(0, size).mapToObj(this::job).toList();
  }

  /// The job with this number, from 0.
  public PlannedJob job(int number) {
    SeededRandom random = SeededRandom.of(seed, number);
    Instant created =
        start
            .plus(pace.multipliedBy(number))
            .plusMillis(random.between(0, (int) Math.max(0, pace.toMillis() - 1)));
    JobPlan plan = plan(number, created, random);
    List<StatusTransition> history =
        StatusTransitions.draw(random, plan, training(plan, random), created);
    return new PlannedJob(plan, history, tags(plan, random), random);
  }

  private JobPlan plan(int number, Instant created, SeededRandom random) {
    boolean isTuned = number % TUNING_EVERY < TUNING_CHILDREN;
    // The jobs of one tuning job share everything but their ending.
    SeededRandom shared = isTuned ? SeededRandom.of(~seed, number / TUNING_EVERY) : random;
    JobEnding drawn = JobEnding.at(number * 5 + (int) (seed % 16));
    JobEnding ending =
        isTuned && drawn == JobEnding.RUNS_OUT_OF_MEMORY ? JobEnding.FAILS_IN_ITS_SCRIPT : drawn;
    Workload workload = workload(isTuned, number, ending);
    String account = shared.pick(ACCOUNTS);
    String region = shared.pick(REGIONS);
    String baseName = shared.pick(workload.names());
    String tuningJob = baseName.substring(0, 8) + "-hpo-" + number / TUNING_EVERY;
    String name =
        isTuned
            ? "%s-%03d-%s".formatted(tuningJob, number % TUNING_EVERY + 1, random.hex(8))
            : baseName + "-" + NAME_TIME.format(created);
    String prefix = "arn:aws:sagemaker:%s:%s:".formatted(region, account);
    return new JobPlan(
        JobArn.parse(prefix + "training-job/" + name),
        baseName,
        workload,
        ending,
        isTuned ? prefix + "hyper-parameter-tuning-job/" + tuningJob : "",
        ending == JobEnding.WAITS_TOO_LONG
            || (ending != JobEnding.RUNS_TOO_LONG && random.oneIn(4)),
        ending != JobEnding.RUNS_TOO_LONG && random.oneIn(6),
        random.oneIn(6) ? random.pick(List.of(600, 1800, 3600)) : 0,
        random.oneIn(6),
        number % 11 == 3);
  }

  private static Workload workload(boolean isTuned, int number, JobEnding ending) {
    Workload workload = isTuned ? Workload.XGBOOST : WORKLOADS.get(number % WORKLOADS.size());
    boolean isImpossible = ending == JobEnding.RUNS_OUT_OF_MEMORY && !workload.hasGpus();
    return isImpossible ? Workload.PYTORCH : workload;
  }

  private static Duration training(JobPlan plan, SeededRandom random) {
    return switch (plan.ending()) {
      case RUNS_TOO_LONG -> Duration.ofHours(2);
      case RUNS_OUT_OF_MEMORY, FAILS_IN_ITS_SCRIPT -> random.seconds(20, 300);
      default ->
          plan.workload() == Workload.LLM_FINE_TUNING
              ? random.seconds(3600, 28_800)
              : random.seconds(180, 5400);
    };
  }

  private static Map<String, String> tags(JobPlan plan, SeededRandom random) {
    Map<String, String> tags = new TreeMap<>();
    if (random.oneIn(8)) {
      return tags;
    }
    tags.put("team", random.pick(TEAMS));
    tags.put("project", plan.baseName());
    tags.put("cost-center", "CC-" + random.between(1000, 1020));
    if (random.oneIn(2)) {
      tags.put("owner", random.pick(OWNERS));
    }
    return tags;
  }
}
