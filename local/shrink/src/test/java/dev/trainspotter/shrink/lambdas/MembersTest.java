package dev.trainspotter.shrink.lambdas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.shrink.Compiled;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which methods a class that takes the place of a lambda may call itself.
class MembersTest {
  private static final SequencedMap<String, byte[]> FILES =
      Compiled.of(
          """
          package a;
          public class Owner {
            public String open() { return ""; }
            String near() { return ""; }
            protected String inherited() { return ""; }
            private String hidden() { return ""; }
          }
          """);

  @ParameterizedTest
  @CsvSource({
    "a.Owner, open, b.Caller, FREE",
    "a.Owner, near, a.Caller, FREE",
    "a.Owner, inherited, a.Caller, FREE",
    "a.Owner, inherited, b.Caller, NONE",
    "a.Owner, hidden, a.Owner, PRIVATE",
    "a.Owner, toString, a.Caller, FREE",
    "java.lang.Object, toString, a.Caller, FREE"
  })
  void saysWhoMayCallAMethod(String owner, String name, String caller, Members.Access access) {
    Members members =
        new Members(
            type ->
                Stream.ofNullable(FILES.get(type + ".class")).map(ClassFile.of()::parse).toList());
    DirectMethodHandleDesc method =
        MethodHandleDesc.ofMethod(
            DirectMethodHandleDesc.Kind.VIRTUAL,
            ClassDesc.of(owner),
            name,
            MethodTypeDesc.of(ConstantDescs.CD_String));

    assertThat(members.access(method, ClassDesc.of(caller))).isEqualTo(access);
  }
}
