package org.kenes.opinion.duplicates;

import org.kenes.opinion.Stance;

import java.util.List;
import java.util.OptionalLong;

/// What the search found.
///
/// @param families with two members or more, the largest first, then by id
/// @param opposed pairs that would be one family but for their stance or their words of negation;
///   one pair for any two families, ascending
/// @param texts how many texts were looked at
/// @param empty how many of them have neither letter nor digit; they join nothing
/// @param limited in how many buckets the limit of representatives was reached; above zero, further
///   members may have been missed
public record Families<I extends Comparable<? super I>>(
        List<Family<I>> families, List<Opposed<I>> opposed, int texts, int empty, int limited) {
    public Families {
        families = List.copyOf(families);
        opposed = List.copyOf(opposed);
    }

    /// How many texts are in a family.
    public int inFamilies() {
        return families.stream().mapToInt(Family::size).sum();
    }

    /// How many texts stand alone.
    public int unique() {
        return texts - inFamilies();
    }

    /// @param minute the most members within a minute, 0 where no time is known
    public static boolean campaign(int size, int minute) {
        return size >= 20 || minute >= 10;
    }

    public int largest() {
        return families.isEmpty() ? 0 : families.getFirst().size();
    }

    /// @param members ascending; the first is the family's id
    /// @param text the wording that most members share, as its first sender wrote it
    /// @param jaccard how alike the members are to that wording
    /// @param persons number of distinct persons among the members whose person is known
    /// @param first second of the earliest member whose time is known
    /// @param burst the most members within a second, a minute and an hour
    public record Family<I extends Comparable<? super I>>(
            Stance stance,
            List<I> members,
            String text,
            Quartiles jaccard,
            int persons,
            OptionalLong first,
            OptionalLong last,
            Burst burst) {
        public Family {
            members = List.copyOf(members);
        }

        public I id() {
            return members.getFirst();
        }

        public int size() {
            return members.size();
        }

        /// Many, or at least ten within a minute.
        public boolean campaign() {
            return Families.campaign(size(), burst.minute());
        }
    }

    /// Values at ranks ⌈m/4⌉, ⌈m/2⌉ and ⌈3m/4⌉ of m members.
    public record Quartiles(double first, double median, double third) {}

    /// The most members in a half-open window of this length; zeros where no time is known.
    public record Burst(int second, int minute, int hour) {}

    /// @param jaccard similarity of the two comparison keys
    public record Opposed<I extends Comparable<? super I>>(I first, I second, double jaccard) {}
}
