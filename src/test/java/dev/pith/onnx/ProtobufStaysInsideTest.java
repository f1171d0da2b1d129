package dev.pith.onnx;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ProtobufStaysInsideTest {
  @Test
  void noPublicTypeKnowsProtobuf() {
    classes()
        .that()
        .arePublic()
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages("com.google.protobuf..", "ai.onnx.proto..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.pith.onnx"));
  }

  /** The walk before parsing lets no such bytes through; were it wrong, this is the second door. */
  @Test
  void whatProtobufDoesNotParseIsRefusedToo() {
    assertThatThrownBy(() -> ProtoModels.parse(new byte[] {8}))
        .isInstanceOf(MalformedModelException.class)
        .hasMessage("at byte 1: this is not protobuf");
  }
}
