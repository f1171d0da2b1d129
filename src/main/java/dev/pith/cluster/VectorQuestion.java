package dev.pith.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pith.search.Filter;
import java.util.List;

/**
 * What a search by vectors is about.
 *
 * @param field of the vectors, as questions name it
 * @param ofPassages whether they are of passages
 * @param vector of unit length; not changed
 * @param filters only documents that pass all of them are looked at
 */
record VectorQuestion(String field, boolean ofPassages, float[] vector, List<Filter> filters) {
  /** The vector as an array. */
  ArrayNode json() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(vector.length);
    for (float component : vector) {
      array.add(component);
    }
    return array;
  }
}
