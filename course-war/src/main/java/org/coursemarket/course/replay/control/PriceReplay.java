package org.coursemarket.course.replay.control;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.coursemarket.course.prices.entity.PriceVersion;
import org.coursemarket.course.pricing.entity.Circumstances;
import org.coursemarket.course.pricing.entity.Discount;
import org.coursemarket.course.pricing.entity.Price;
import org.coursemarket.course.pricing.entity.TierPlaces;
import org.coursemarket.course.pricing.entity.Uses;
import org.coursemarket.course.replay.entity.PriceDifference;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.SeatChangeDetails;
import org.coursemarket.course.vouchers.entity.Voucher;
import org.coursemarket.runtime.money.Amount;

/** Goes through the changes of a course's seats, one after the other, and computes the price of each hold. Belongs to one thread. */
final class PriceReplay {
    private final String currency;
    private final Map<Long, PriceVersion> versions;
    private final Map<String, Voucher> vouchers;
    private TierPlaces places;
    private long newest;

    /** @param places that are taken before the first change */
    PriceReplay(String currency, Map<Long, PriceVersion> versions, Map<String, Voucher> vouchers, TierPlaces places) {
        this.currency = currency;
        this.versions = versions;
        this.vouchers = vouchers;
        this.places = places;
    }

    /** Whether the change is a hold that says what it costs. */
    static boolean isPriced(SeatChangeDetails change) {
        return change.lockedPrice() != null;
    }

    /** The next change; what is wrong with its price, if anything is. */
    Optional<PriceDifference> next(SeatChangeDetails change) {
        if (givesBackWhatIsNotTaken(change)) {
            return Optional.of(differs(change, null));
        }
        var difference = isPriced(change) ? difference(change) : Optional.<PriceDifference>empty();
        places = after(change);
        return difference;
    }

    private boolean givesBackWhatIsNotTaken(SeatChangeDetails change) {
        boolean isOver = change.to() == ReservationStatus.CANCELLED || change.to() == ReservationStatus.EXPIRED;
        return isOver && change.tier() != null && places.of(change.tier()).taken() == 0;
    }

    /** A place counts as taken whether it is held or sold. */
    private TierPlaces after(SeatChangeDetails change) {
        if (change.to() == ReservationStatus.RESERVED) {
            return places.moved(change.tier(), Uses::hold);
        }
        return change.to() == ReservationStatus.CONFIRMED ? places : places.moved(change.tier(), Uses::release);
    }

    private Optional<PriceDifference> difference(SeatChangeDetails hold) {
        newest = Math.max(newest, hold.priceVersion()); // a hold goes by no version that was over before
        var version = versions.get(newest);
        var voucher = hold.voucher() == null ? null : vouchers.get(hold.voucher());
        if (version == null || (hold.voucher() != null && voucher == null)) {
            return Optional.of(differs(hold, null));
        }
        int seats = hold.availableSeats() + hold.heldSeats() + hold.soldSeats();
        var circumstances = new Circumstances(seats, hold.soldSeats(), places, discount(voucher), hold.at());
        var price = version.pricing(currency).at(circumstances);
        boolean isSame = price.amount().compareTo(hold.lockedPrice()) == 0
                && price.because().equals(hold.because())
                && Objects.equals(price.tier(), hold.tier())
                && newest == hold.priceVersion();
        return isSame ? Optional.empty() : Optional.of(differs(hold, price));
    }

    /** When it was valid may have been changed since. */
    private static Discount discount(Voucher voucher) {
        return voucher == null
                ? null
                : new Discount(voucher.code(), voucher.discount().adjustment(), null, null);
    }

    private PriceDifference differs(SeatChangeDetails hold, Price price) {
        return new PriceDifference(
                hold.sequence(),
                hold.reservationId(),
                hold.lockedPrice(),
                hold.because(),
                hold.tier(),
                price == null ? null : Amount.shown(price.amount(), currency),
                price == null ? null : price.because(),
                price == null ? null : price.tier());
    }
}
