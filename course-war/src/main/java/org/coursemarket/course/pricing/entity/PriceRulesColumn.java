package org.coursemarket.course.pricing.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.coursemarket.runtime.json.JsonFormat;

/** Price rules as text in a column, in the words of the API; null where there are none. */
@Converter
public class PriceRulesColumn implements AttributeConverter<PriceRules, String> {
    @Override
    public String convertToDatabaseColumn(PriceRules rules) {
        return rules == null || rules.equals(PriceRules.NONE) ? null : JsonFormat.text(WrittenPriceRules.of(rules));
    }

    @Override
    public PriceRules convertToEntityAttribute(String text) {
        return text == null
                ? PriceRules.NONE
                : JsonFormat.value(text, WrittenPriceRules.class).rulesOfPrice();
    }
}
