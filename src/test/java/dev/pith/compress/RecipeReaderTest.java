package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'pass':'shrink'} | /passes/1/pass",
        "{'pass':'prune-heads'} | /passes/1/ratio",
        "{'pass':'prune-heads','ratio':1.0} | /passes/1/ratio",
        "{'pass':'prune-heads','ratio':-0.1} | /passes/1/ratio",
        "{'pass':'prune-heads','ratio':'much'} | /passes/1/ratio",
        "{'pass':'prune-heads','ratio':null} | /passes/1/ratio",
        "{'pass':'prune-heads','ratio':0.1,'threshold':0.1} | /passes/1/ratio",
        "{'pass':'prune-heads','threshold':-1} | /passes/1/threshold",
        "{'pass':'prune-heads','threshold':1e999} | /passes/1/threshold",
        "{'pass':'prune-heads','ratio':0.1,'importance':'luck'} | /passes/1/importance",
        "{'pass':'prune-neurons','ratio':0.1,'granularity':0} | /passes/1/granularity",
        "{'pass':'prune-neurons','ratio':0.1,'granularity':1.5} | /passes/1/granularity",
        "{'pass':'prune-neurons','ratio':0.1,'granularity':3000000000} | /passes/1/granularity",
        "{'pass':'prune-structure'} | /passes/1/keep",
        "{'pass':'prune-structure','keep':0.5,'speedup':3} | /passes/1/keep",
        "{'pass':'prune-structure','speedup':1} | /passes/1/speedup",
        "{'pass':'prune-structure','speedup':101} | /passes/1/speedup",
        "{'pass':'prune-structure','keep':0.5,'texts':0} | /passes/1/texts",
        "{'pass':'prune-structure','keep':0.5,'importance':'luck'} | /passes/1/importance",
        "{'pass':'prune-structure','keep':0.5,'fitFor':'int3'} | /passes/1/fitFor",
        "{'pass':'prune-structure','keep':0.5,'tables':4} | /passes/1/tables",
        "{'pass':'prune-structure','keep':0.5,'tables':{'bits':3}} | /passes/1/tables/bits",
        "{'pass':'prune-structure','keep':0.5,'tables':{'rows':3}} | /passes/1/tables/rows",
        "{'pass':'prune-structure','keep':0} | /passes/1/keep",
        "{'pass':'prune-structure','keep':1.5} | /passes/1/keep",
        "{'pass':'prune-structure','keep':0.5,'ridge':-1} | /passes/1/ridge",
        "{'pass':'prune-structure','keep':0.5,'ridge':2} | /passes/1/ridge",
        "{'pass':'prune-structure','keep':0.5,'granularity':-4} | /passes/1/granularity",
        "{'pass':'prune-weights'} | /passes/1/ratio",
        "{'pass':'prune-weights','pattern':'half'} | /passes/1/pattern",
        "{'pass':'prune-weights','pattern':'4:4'} | /passes/1/pattern",
        "{'pass':'prune-weights','pattern':'0:4'} | /passes/1/pattern",
        "{'pass':'prune-weights','pattern':'2:4','threshold':0.5} | /passes/1/pattern",
        "{'pass':'prune-weights','pattern':'2:4','ratio':0.5} | /passes/1/pattern",
        "{'pass':'prune-weights','ratio':0.5,'importance':'luck'} | /passes/1/importance",
        "{'pass':'prune-weights','ratio':0.5,'importance':'gradient'} | /passes/1/importance",
        "{'pass':'prune-weights','pattern':'2:4','ridge':2} | /passes/1/ridge",
        "{'pass':'prune-weights','pattern':'2:4','ridge':-1} | /passes/1/ridge",
        "{'pass':'reduce-dimension'} | /passes/1/dimensions",
        "{'pass':'reduce-dimension','dimensions':0} | /passes/1/dimensions",
        "{'pass':'fit-output','budget':0} | /passes/1/budget",
        "{'pass':'trim-positions'} | /passes/1/positions",
        "{'pass':'trim-positions','positions':0} | /passes/1/positions",
        "{'pass':'trim-vocabulary'} | /passes/1/tokens",
        "{'pass':'trim-vocabulary','tokens':0} | /passes/1/tokens",
        "{'pass':'fit-static','budget':0} | /passes/1/budget",
        "{'pass':'fit-static','ridge':0} | /passes/1/ridge",
        "{'pass':'fit-static','ridge':1001} | /passes/1/ridge",
        "{'pass':'fit-static','ridge':'firm'} | /passes/1/ridge",
        "{'pass':'encode-tokens','budget':0} | /passes/1/budget",
        "{'pass':'encode-tokens','dimensions':0} | /passes/1/dimensions",
        "{'pass':'encode-tokens','ridge':1} | /passes/1/ridge",
        "{'pass':'drop-layers'} | /passes/1/keep",
        "{'pass':'drop-layers','keep':0} | /passes/1/keep",
        "{'pass':'drop-layers','keep':3,'ridge':2} | /passes/1/ridge",
        "{'pass':'drop-layers','keep':3,'ridge':-1} | /passes/1/ridge",
        "{'pass':'distill'} | /passes/1/steps",
        "{'pass':'distill','steps':0} | /passes/1/steps",
        "{'pass':'distill','steps':9,'batchTokens':10} | /passes/1/batchTokens",
        "{'pass':'distill','steps':9,'learningRate':0} | /passes/1/learningRate",
        "{'pass':'distill','steps':9,'learningRate':1} | /passes/1/learningRate",
        "{'pass':'distill','steps':9,'similarityWeight':1.5} | /passes/1/similarityWeight",
        "{'pass':'distill','steps':9,'similarityWeight':-1} | /passes/1/similarityWeight",
        "{'pass':'distill','steps':9,'temperature':0} | /passes/1/temperature",
        "{'pass':'distill','steps':9,'temperature':11} | /passes/1/temperature",
        "{'pass':'distill','steps':9,'tables':'some'} | /passes/1/tables",
        "{'pass':'distill','steps':9,'minutes':5} | /passes/1/minutes",
        "{'pass':'quantize-int8','bits':7} | /passes/1/bits",
        "{'pass':'quantize-int8','bits':3} | /passes/1/bits",
        "{'pass':'quantize-int8','bits':6,'range':'full'} | /passes/1/range",
        "{'pass':'quantize-int8','range':'half'} | /passes/1/range",
        "{'pass':'quantize-int8','activations':'some'} | /passes/1/activations",
        "{'pass':'quantize-int8','method':'mse'} | /passes/1/method",
        "{'pass':'quantize-int8','activations':'static','method':'luck'} | /passes/1/method",
        "{'pass':'quantize-int8','activations':'static','method':'percentile','percentile':50} | /passes/1/percentile",
        "{'pass':'quantize-int8','activations':'static','method':'mse','percentile':99} | /passes/1/percentile",
        "{'pass':'quantize-int8','exclude':'words'} | /passes/1/exclude",
        "{'pass':'quantize-int8','exclude':['words',1]} | /passes/1/exclude/1",
        "{'pass':'quantize-int8','exclude':['words',' ']} | /passes/1/exclude/1",
        "{'pass':'quantize-int8','budgetShare':1.5} | /passes/1/budgetShare",
        "{'pass':'quantize-int8','budgetShare':-0.5} | /passes/1/budgetShare",
        "{'pass':'quantize-int8','budgetMatrices':0} | /passes/1/budgetMatrices",
        "{'pass':'quantize-int8','budgetShare':0.5,'budgetMatrices':1} | /passes/1/budgetShare",
        "{'pass':'quantize-blocks','bits':3} | /passes/1/bits",
        "{'pass':'quantize-blocks','block':24} | /passes/1/block",
        "{'pass':'quantize-blocks','products':'fp8'} | /passes/1/products",
        "{'pass':'quantize-tables','bits':2} | /passes/1/bits",
        "{'pass':'quantize-tables','block':8} | /passes/1/block",
        "{'pass':'store-float16','bits':16} | /passes/1/bits",
        "{'ratio':0.1} | /passes/1/pass",
        "{'pass':7} | /passes/1/pass",
        "7 | /passes/1",
      })
  void aFaultIsNamedByItsPointer(String pass, String pointer) {
    String json =
        "{'name':'r','description':'x','passes':[{'pass':'quantize-int8'},%s]}"
            .formatted(pass)
            .replace('\'', '"');

    assertThatThrownBy(() -> RecipeReader.read(json))
        .isInstanceOf(RecipeException.class)
        .hasMessageStartingWith("at " + pointer + ": ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[] | at /: ",
        "{ | at /: not JSON",
        "{'name':'r','description':'x','passes':[]} | at /passes: ",
        "{'name':'r','description':'x'} | at /passes: is missing",
        "{'name':'r','description':'x','passes':'all'} | at /passes: ",
        "{'name':'../r','description':'x','passes':[{'pass':'quantize-int8'}]} | at /name: ",
        "{'name':'r','description':' ','passes':[{'pass':'quantize-int8'}]} | at /description: ",
        "{'name':'r','description':'x','passes':[{'pass':'quantize-int8'}],'y':1} | at /y: unknown",
      })
  void theRecipeItselfIsReadStrictly(String json, String message) {
    assertThatThrownBy(() -> RecipeReader.read(json.replace('\'', '"')))
        .isInstanceOf(RecipeException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void whatIsNoFileOrTooLongForARecipeIsRefusedByItsName(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.json");
    Path tooLong = Files.writeString(folder.resolve("long.json"), " ".repeat((1 << 20) + 1));

    assertThatThrownBy(() -> RecipeReader.read(missing))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("missing.json is not a file");
    assertThatThrownBy(() -> RecipeReader.read(tooLong))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("long.json is over 1 MiB");
  }

  @Test
  void everyShippedRecipeIsReadAndNamedAfterItsFile() throws IOException {
    try (var files = Files.walk(Path.of("models", "recipes"))) {
      List<Path> recipes = files.filter(file -> file.toString().endsWith(".json")).toList();
      assertThat(recipes).isNotEmpty();
      for (Path file : recipes) {
        assertThat(RecipeReader.read(file).name() + ".json")
            .isEqualTo(file.getFileName().toString());
      }
    }
  }
}
