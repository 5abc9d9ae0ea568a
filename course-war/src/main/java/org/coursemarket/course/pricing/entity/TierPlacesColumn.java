package org.coursemarket.course.pricing.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.coursemarket.runtime.json.JsonFormat;

/** Places that are taken as text in a column: a JSON object with the tiers by their names; null where there are none. */
@Converter
public class TierPlacesColumn implements AttributeConverter<TierPlaces, String> {
    @Override
    public String convertToDatabaseColumn(TierPlaces places) {
        return places == null || places.equals(TierPlaces.NONE) ? null : JsonFormat.text(places);
    }

    @Override
    public TierPlaces convertToEntityAttribute(String text) {
        return text == null ? TierPlaces.NONE : JsonFormat.value(text, TierPlaces.class);
    }
}
