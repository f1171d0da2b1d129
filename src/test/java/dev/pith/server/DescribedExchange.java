package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pith.server.ApiDescription.Operation;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/**
 * A request and its answer, held against the description of the API: what is answered is described,
 * and what is accepted too. Every test that asks a server goes through this.
 */
record DescribedExchange(
    ApiDescription description, HttpRequest request, HttpResponse<String> response) {
  private static final int FIRST_REFUSAL = 400;

  /** The answer, which is as described. */
  static HttpResponse<String> checked(HttpRequest request, HttpResponse<String> response) {
    new DescribedExchange(ApiDescription.built(), request, response).check();
    return response;
  }

  void check() {
    Optional<Operation> operation =
        description.operation(request.method(), request.uri().getRawPath());
    if (operation.isPresent()) {
      checkAnswer(operation.get());
      if (!isRefused()) {
        checkParameters(operation.get());
        request.bodyPublisher().ifPresent(body -> checkBody(operation.get(), body));
      }
    } else if (isRefused()) {
      assertThat(problems("Problem")).as(told()).isEmpty();
    }
  }

  private boolean isRefused() {
    return response.statusCode() >= FIRST_REFUSAL;
  }

  private Set<String> problems(String schema) {
    return description.problems(
        description.root().at("/components/schemas/" + schema),
        RunningServer.json(response.body()));
  }

  private void checkAnswer(Operation operation) {
    JsonNode described =
        description
            .response(operation, response.statusCode())
            .orElseThrow(() -> new AssertionError(told() + " is not described"));
    described
        .path("headers")
        .fieldNames()
        .forEachRemaining(
            header -> assertThat(response.headers().firstValue(header)).as(told()).isPresent());
    if (!described.has("content")) {
      assertThat(response.body()).as(told() + " has a body").isEmpty();
      return;
    }
    String type = mediaType(response.headers().firstValue("Content-Type").orElse(""));
    JsonNode content = described.get("content").path(type);
    assertThat(content.isObject()).as(told() + " has another type: " + type).isTrue();
    if (type.endsWith("json") && !request.method().equals("HEAD")) {
      Stream<String> values =
          type.endsWith("ndjson") ? response.body().lines() : Stream.of(response.body());
      values.forEach(
          value ->
              assertThat(description.problems(content.get("schema"), RunningServer.json(value)))
                  .as(told())
                  .isEmpty());
    }
  }

  private void checkParameters(Operation operation) {
    for (JsonNode parameter : operation.node().path("parameters")) {
      if (parameter.get("in").textValue().equals("query")) {
        assertThat(request.uri().getRawQuery())
            .as(told())
            .contains(parameter.get("name").textValue() + "=");
      }
    }
  }

  private void checkBody(Operation operation, BodyPublisher publisher) {
    String body = text(publisher);
    if (body.isEmpty()) {
      return;
    }
    String type = mediaType(request.headers().firstValue("Content-Type").orElse(""));
    JsonNode content = operation.node().at("/requestBody/content").path(type);
    assertThat(content.isObject()).as(told() + " has another type: " + type).isTrue();
    JsonNode value = type.endsWith("/json") ? RunningServer.json(body) : TextNode.valueOf(body);
    assertThat(description.problems(content.get("schema"), value)).as(body).isEmpty();
  }

  private String told() {
    return "%s %s answered %d: %s"
        .formatted(request.method(), request.uri(), response.statusCode(), response.body());
  }

  private static String mediaType(String header) {
    return header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  private static String text(BodyPublisher publisher) {
    BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            text.onSubscribe(subscription);
          }

          @Override
          public void onNext(ByteBuffer part) {
            text.onNext(List.of(part));
          }

          @Override
          public void onError(Throwable failure) {
            text.onError(failure);
          }

          @Override
          public void onComplete() {
            text.onComplete();
          }
        });
    return text.getBody().toCompletableFuture().join();
  }
}
