package org.coursemarket.course.pricing.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.coursemarket.runtime.json.JsonFormat;

/** The lowest prices as JSON in a column; null where nothing has changed what makes the price. */
@Converter
public class PriceLowsColumn implements AttributeConverter<PriceLows, String> {
    @Override
    public String convertToDatabaseColumn(PriceLows lows) {
        return lows == null ? null : JsonFormat.text(lows);
    }

    @Override
    public PriceLows convertToEntityAttribute(String text) {
        return text == null ? null : JsonFormat.value(text, PriceLows.class);
    }
}
