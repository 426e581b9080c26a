package dev.trainspotter.emulators.fleet;

import java.util.List;

/// How a job of the fleet ends.
enum JobEnding {
  COMPLETES("Completed", "Completed", ""),
  RUNS_OUT_OF_MEMORY(
      "Failed",
      "Failed",
      """
      AlgorithmError: ExecuteUserScriptError:
      ExitCode 1
      ErrorMessage "torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB \
      (GPU 0; 22.19 GiB total capacity; 19.87 GiB already allocated; 1.12 GiB free; 20.31 GiB \
      reserved in total by PyTorch)"
      Command "/opt/conda/bin/python3.11 train.py --batch-size 256 --epochs 30", exit code: 1\
      """),
  FAILS_IN_ITS_SCRIPT(
      "Failed",
      "Failed",
      """
      AlgorithmError: ExecuteUserScriptError:
      ExitCode 1
      ErrorMessage "KeyError: 'labels'
      "
      Command "/opt/conda/bin/python3.11 train.py", exit code: 1\
      """),
  FINDS_NO_CAPACITY(
      "Failed",
      "Failed",
      "CapacityError: Unable to provision requested ML compute capacity. Please retry using a"
          + " different ML instance type or after some time."),
  IS_DENIED_ITS_DATA(
      "Failed",
      "Failed",
      "ClientError: Data download failed:AccessDenied (403): Access Denied, please make sure the"
          + " execution role has s3:GetObject permission on the training channel"),
  MEETS_AN_INTERNAL_ERROR(
      "Failed",
      "Failed",
      "InternalServerError: We encountered an internal error.  Please try again."),
  RUNS_TOO_LONG("Stopped", "MaxRuntimeExceeded", ""),
  WAITS_TOO_LONG("Stopped", "MaxWaitTimeExceeded", ""),
  IS_STOPPED("Stopped", "Stopped", "");

  private static final List<JobEnding> ALL = List.of(values());

  private final String status;
  private final String secondaryStatus;
  private final String reason;

  JobEnding(String status, String secondaryStatus, String reason) {
    this.status = status;
    this.secondaryStatus = secondaryStatus;
    this.reason = reason;
  }

  String status() {
    return status;
  }

  String secondaryStatus() {
    return secondaryStatus;
  }

  /// The failure reason; empty unless the job fails.
  String reason() {
    return reason;
  }

  /// The ending at a position of a cycle of sixteen jobs: each ending other than `COMPLETES` has
  /// one position, and the other positions complete.
  static JobEnding at(int position) {
    int index = Math.floorMod(position, 16);
    return index < ALL.size() ? ALL.get(index) : COMPLETES;
  }
}
