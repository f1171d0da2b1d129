package dev.pith.spark;

import static org.apache.parquet.schema.LogicalTypeAnnotation.jsonType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;

import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentJson;
import dev.pith.index.EncodedDocument;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/**
 * Documents as rows of Parquet: {@code id}, {@code title} and {@code text} are strings, {@code
 * metadata} is an object of JSON, {@code vector} a list of floats. None is ever null.
 */
final class DocumentRows {
  private static final String ID = "id";
  private static final String TITLE = "title";
  private static final String TEXT = "text";
  private static final String METADATA = "metadata";
  private static final String VECTOR = "vector";
  private static final String LIST = "list";
  private static final String ELEMENT = "element";

  static final MessageType SCHEMA =
      Types.buildMessage()
          .required(BINARY)
          .as(stringType())
          .named(ID)
          .required(BINARY)
          .as(stringType())
          .named(TITLE)
          .required(BINARY)
          .as(stringType())
          .named(TEXT)
          .required(BINARY)
          .as(jsonType())
          .named(METADATA)
          .requiredList()
          .requiredElement(FLOAT)
          .named(VECTOR)
          .named("document");

  private DocumentRows() {}

  static Group row(EncodedDocument encoded) {
    Document document = encoded.document();
    Group row = new SimpleGroup(SCHEMA);
    row.add(ID, document.id());
    row.add(TITLE, document.title());
    row.add(TEXT, document.text());
    row.add(METADATA, DocumentJson.metadata(document.metadata()));
    Group list = row.addGroup(VECTOR);
    for (float component : encoded.vector()) {
      list.addGroup(LIST).add(ELEMENT, component);
    }
    return row;
  }

  static EncodedDocument document(Group row) {
    Group list = row.getGroup(VECTOR, 0);
    float[] vector = new float[list.getFieldRepetitionCount(LIST)];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = list.getGroup(LIST, i).getFloat(ELEMENT, 0);
    }
    return new EncodedDocument(
        new Document(
            row.getString(ID, 0),
            row.getString(TITLE, 0),
            row.getString(TEXT, 0),
            DocumentJson.metadata(row.getString(METADATA, 0))),
        vector);
  }
}
