package org.coursemarket.course.pricing.entity;

import java.math.BigDecimal;

/** What a rule does to the running price. Nothing is rounded here. */
public sealed interface Adjustment {
    /** The price after this price, where the rule counts so many times, from 1 on. */
    BigDecimal applyTo(BigDecimal running, int times);

    /** So many percent more; less, where it is negative. Several times they add up: twice 10 percent are 20. */
    record Percent(BigDecimal percent) implements Adjustment {
        public Percent {
            percent = percent.stripTrailingZeros();
        }

        @Override
        public BigDecimal applyTo(BigDecimal running, int times) {
            var factor =
                    percent.multiply(BigDecimal.valueOf(times)).movePointLeft(2).add(BigDecimal.ONE);
            return running.multiply(factor);
        }
    }

    /** So much more, in the currency of the course; less, where it is negative. */
    record Plus(BigDecimal amount) implements Adjustment {
        public Plus {
            amount = amount.stripTrailingZeros();
        }

        @Override
        public BigDecimal applyTo(BigDecimal running, int times) {
            return running.add(amount.multiply(BigDecimal.valueOf(times)));
        }
    }

    /** This price, whatever it was before. */
    record Fixed(BigDecimal price) implements Adjustment {
        public Fixed {
            price = price.stripTrailingZeros();
        }

        @Override
        public BigDecimal applyTo(BigDecimal running, int times) {
            return price;
        }
    }
}
