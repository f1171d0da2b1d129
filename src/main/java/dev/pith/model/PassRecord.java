package dev.pith.model;

import com.fasterxml.jackson.annotation.JsonProperty;

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
 */
public record PassRecord(
    @JsonProperty(required = true) String pass,
    @JsonProperty(required = true) String description,
    @JsonProperty(required = true) long bytesBefore,
    @JsonProperty(required = true) long bytesAfter,
    @JsonProperty(required = true) long parametersBefore,
    @JsonProperty(required = true) long parametersAfter,
    @JsonProperty(required = true) double similarityBefore,
    @JsonProperty(required = true) double similarityAfter,
    @JsonProperty(required = true) long millis) {}
