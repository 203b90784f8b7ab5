package org.careline.contracts.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;
import org.careline.contracts.text.PhiText;

/** JSON Schemas of every event, generated from its record. */
final class EventSchemas {

  private static final SchemaGenerator GENERATOR = generator();

  private EventSchemas() {}

  /** File name, {@code <topic>/<type>.json}, to schema. */
  static Map<String, ObjectNode> all() {
    Map<String, ObjectNode> schemas = new TreeMap<>();
    Topics.ALL.forEach(topic -> add(topic, schemas));
    return schemas;
  }

  static ObjectNode of(Class<?> record) {
    return GENERATOR.generateSchema(record);
  }

  private static void add(Topic<?> topic, Map<String, ObjectNode> schemas) {
    topic
        .types()
        .forEach((type, record) -> schemas.put(topic.name() + "/" + type + ".json", of(record)));
  }

  private static SchemaGenerator generator() {
    var config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
            .with(Option.INLINE_ALL_SCHEMAS);
    config
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (type, context) -> {
              Class<?> erased = type.getErasedType();
              boolean text =
                  erased == Instant.class
                      || erased == UUID.class
                      || erased == PhiText.class
                      || erased.getPackageName().endsWith(".identity") && erased.isRecord();
              if (!text) {
                return null;
              }
              ObjectNode string = context.getGeneratorConfig().createObjectNode();
              string.put("type", "string");
              return new com.github.victools.jsonschema.generator.CustomDefinition(string, true);
            });
    config
        .forFields()
        .withTargetTypeOverridesResolver(
            field ->
                field.getType().getErasedType() == Optional.class
                    ? java.util.List.of(field.getTypeParameterFor(Optional.class, 0))
                    : null)
        .withRequiredCheck(field -> field.getDeclaredType().getErasedType() != Optional.class);
    return new SchemaGenerator(config.build());
  }
}
