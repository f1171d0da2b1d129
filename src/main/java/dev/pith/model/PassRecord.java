package dev.pith.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What one compression pass did.
 *
 * @param pass its name in a recipe
 * @param description what was asked for and what was found, in a sentence
 * @param bytesBefore size of the model file that would have been written without it
 * @param bytesAfter size of the model file with it
 * @param parametersBefore weights that are not exactly zero, before
 * @param parametersAfter weights that are not exactly zero, after
 * @param similarityBefore mean cosine to the full encoder on the probe texts, before
 * @param similarityAfter mean cosine to the full encoder on the probe texts, after
 * @param millis how long the pass itself took, its measurements left out
 * @param questionMillisBefore how long the encoder took for a question of about 16 tokens, on the
 *     machine that made it; absent when a Pith that did not tell has made it
 * @param questionMillisAfter the same, after
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PassRecord(
    @JsonProperty(required = true) String pass,
    @JsonProperty(required = true) String description,
    @JsonProperty(required = true) long bytesBefore,
    @JsonProperty(required = true) long bytesAfter,
    @JsonProperty(required = true) long parametersBefore,
    @JsonProperty(required = true) long parametersAfter,
    @JsonProperty(required = true) double similarityBefore,
    @JsonProperty(required = true) double similarityAfter,
    @JsonProperty(required = true) long millis,
    @Nullable Double questionMillisBefore,
    @Nullable Double questionMillisAfter) {}
