package dev.trainspotter.emulators.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import java.util.Arrays;
import java.util.List;

/// The kinds of training in a fleet: images, instances, hyperparameters and metrics as data.
///
/// Hyperparameters are lines of `name = choice | choice`. SageMaker's own estimators write text
/// values with JSON quotes; other clients do not.
enum Workload {
  PYTORCH(
      "resnet50-defects | segmentation-lidar | churn-embeddings",
      "763104351884.dkr.ecr.%s.amazonaws.com/"
          + "pytorch-training:2.5.1-gpu-py311-cu124-ubuntu22.04-sagemaker",
      "ml.g5.2xlarge | ml.g5.12xlarge | ml.p4d.24xlarge",
      """
      epochs = 10 | 30 | 90
      batch-size = 32 | 64 | 256
      lr = 0.1 | 0.01 | 3e-4
      momentum = 0.9
      weight-decay = 1e-4 | 0.05
      backend = "nccl"
      sagemaker_program = "train.py"
      sagemaker_container_log_level = 20
      """,
      "train:loss | validation:loss | validation:top1"),
  HUGGING_FACE(
      "bert-support-tickets | distilbert-sentiment | ner-contracts",
      "763104351884.dkr.ecr.%s.amazonaws.com/"
          + "huggingface-pytorch-training:2.1.0-transformers4.36.0-gpu-py310-cu121-ubuntu20.04",
      "ml.g5.2xlarge | ml.g5.4xlarge | ml.p3.2xlarge",
      """
      model_name_or_path = "bert-base-uncased" | "distilbert-base-uncased" | "xlm-roberta-large"
      num_train_epochs = 1 | 3 | 5
      per_device_train_batch_size = 8 | 16 | 32
      learning_rate = 2e-05 | 5e-05
      warmup_steps = 500
      max_seq_length = 128 | 512
      tokenizer_name = "bert-base-uncased"
      fp16 = true
      sagemaker_program = "run_glue.py"
      sagemaker_container_log_level = 20
      """,
      "eval_loss | eval_f1 | eval_accuracy"),
  LLM_FINE_TUNING(
      "jumpstart-dft-llama-3-1-8b | mistral-7b-qlora | llama-70b-sft",
      "763104351884.dkr.ecr.%s.amazonaws.com/"
          + "pytorch-training:2.8.0-gpu-py312-cu129-ubuntu22.04-sagemaker",
      "ml.g5.48xlarge | ml.p4d.24xlarge | ml.p5.48xlarge",
      """
      instruction_tuned = True | False
      chat_dataset = False
      epoch = 1 | 3
      learning_rate = 0.0001 | 0.0002
      lora_r = 8 | 64
      lora_alpha = 16 | 32
      lora_dropout = 0.05
      max_input_length = 1024 | 4096
      max_tokens = 2048 | 8192
      eos_token_id = 128001
      target_modules = q_proj,v_proj
      enable_fsdp = True
      """,
      "huggingface-textgeneration:train-loss | huggingface-textgeneration:eval-loss"),
  TENSORFLOW(
      "demand-forecast-tft | mnist-smoke-test | ctr-wide-and-deep",
      "763104351884.dkr.ecr.%s.amazonaws.com/"
          + "tensorflow-training:2.19.0-gpu-py312-cu125-ubuntu22.04-sagemaker",
      "ml.g4dn.xlarge | ml.p3.8xlarge | ml.m5.4xlarge",
      """
      epochs = 5 | 20
      batch_size = 128 | 512
      optimizer = "adam" | "sgd"
      dropout = 0.1 | 0.3
      model_dir = "s3://ml-models/tensorflow/checkpoints"
      sagemaker_program = "train.py"
      """,
      "loss | val_loss | val_auc"),
  XGBOOST(
      "credit-risk-xgb | fraud-xgb | churn-xgb",
      "683313688378.dkr.ecr.%s.amazonaws.com/sagemaker-xgboost:1.7-1",
      "ml.m5.2xlarge | ml.m5.12xlarge | ml.c5.9xlarge",
      """
      objective = binary:logistic | reg:squarederror
      num_round = 100 | 500
      max_depth = 4 | 6 | 9
      eta = 0.1 | 0.2 | 0.3
      gamma = 0 | 4
      min_child_weight = 1 | 6
      subsample = 0.7 | 0.8
      early_stopping_rounds = 10
      eval_metric = auc
      """,
      "train:auc | validation:auc"),
  TRAINIUM(
      "gpt-neox-neuron | llama2-7b-neuron-pretrain",
      "763104351884.dkr.ecr.%s.amazonaws.com/"
          + "pytorch-training-neuronx:2.8.0-neuronx-py311-sdk2.26.1-ubuntu22.04",
      "ml.trn1.2xlarge | ml.trn1.32xlarge",
      """
      tensor_parallel_degree = 8 | 32
      micro_batch_size = 1 | 4
      max_steps = 1000 | 10000
      lr = 1.5e-4
      seq_len = 2048 | 4096
      sagemaker_program = "run_clm.py"
      """,
      "train_loss | tokens_per_second"),
  CUSTOM_IMAGE(
      "recsys-two-tower | protein-fold | ads-ranking",
      "111122223333.dkr.ecr.%s.amazonaws.com/research/trainer:main-4f2c1d9",
      "ml.p5.48xlarge | ml.g6.12xlarge | ml.m5.24xlarge",
      """
      config = s3://research-configs/base.yaml | s3://research-configs/large.yaml
      trainer.max_epochs = 4 | 12
      data.num_workers = 8 | 16
      model.embedding_dim = 64 | 256
      seed = 7 | 42 | 1337
      """,
      "ndcg@10 | recall@50");

  private final String names;
  private final String image;
  private final String instanceTypes;
  private final String hyperParameters;
  private final String metrics;

  Workload(
      String names, String image, String instanceTypes, String hyperParameters, String metrics) {
    this.names = names;
    this.image = image;
    this.instanceTypes = instanceTypes;
    this.hyperParameters = hyperParameters;
    this.metrics = metrics;
  }

  List<String> names() {
    return choices(names);
  }

  List<String> instanceTypes() {
    return choices(instanceTypes);
  }

  List<String> metrics() {
    return choices(metrics);
  }

  String image(String region) {
    return image.formatted(region);
  }

  boolean hasGpus() {
    return this != XGBOOST && this != TRAINIUM;
  }

  ObjectNode hyperParameters(SeededRandom random) {
    ObjectNode chosen = Json.object();
    hyperParameters
        .lines()
        .map(line -> line.split(" = ", 2))
        .forEach(line -> chosen.put(line[0], random.pick(choices(line[1]))));
    return chosen;
  }

  private static List<String> choices(String text) {
    return Arrays.asList(text.split(" \\| ", -1));
  }
}
