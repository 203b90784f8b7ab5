package org.careline.safety;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The floor on turns of 500 characters. Run {@link #main}; targets: p99 below 1 ms, above 2,000 a
 * second and core.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(0)
public class SafetyBenchmark {

  private static final int LENGTH = 500;

  /** What the turn is like. */
  @Param({"chat", "emergency", "spanish", "chinese", "hindi"})
  public String turn;

  private final SafetyEngine engine = SafetyEngine.standard();

  @Benchmark
  @BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
  public Assessment floor() {
    return engine.assessUserTurn(text());
  }

  private String text() {
    String sentence =
        switch (turn) {
          case "emergency" ->
              "I have crushing chest pain, my left arm is numb and I can't breathe. ";
          case "spanish" ->
              "Desde ayer me duele un poco la espalda y tengo tos, pero no tengo fiebre. ";
          case "chinese" -> "我从昨天开始有点咳嗽，没有发烧，也没有胸痛，想知道可以吃什么药。";
          case "hindi" ->
              "मुझे कल से खांसी और जुकाम है, लेकिन बुखार नहीं है और सीने में दर्द नहीं है। ";
          default ->
              "Since yesterday my back hurts a little and I have a cough, but no fever at all. ";
        };
    return sentence.repeat(LENGTH / sentence.length() + 1).substring(0, LENGTH);
  }

  /** Runs the benchmark. */
  public static void main(String[] args) throws RunnerException {
    new Runner(new OptionsBuilder().include(SafetyBenchmark.class.getSimpleName()).build()).run();
  }
}
