using Programme.Intake;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>Authority, months and keys that a file of contacts is checked against.</summary>
/// <param name="Months">Months of baseline and trial, YYYY-MM.</param>
/// <param name="Today">No contact is of a later day.</param>
/// <param name="Marks">Stands for the ids of this authority's contacts.</param>
/// <param name="OlderMarks">The same with the key before; null = there is none.</param>
internal sealed record ContactFrame(IReadOnlyList<string> Months, DateOnly Today, Func<string, long> Marks, Func<string, long>? OlderMarks)
{
    public static ContactFrame Of(string laCode, Trial trial, DateOnly today, Pseudonyms pseudonyms) => new(
        [.. trial.Months.Select(month => month.ToMonth())], today, pseudonyms.Current.For($"contact/{laCode}"),
            pseudonyms.Older?.For($"contact/{laCode}"));
}

/// <summary>A contact as read: all of it that is taken in.</summary>
/// <param name="Mark">Stands for its id.</param>
/// <param name="OlderMark">The same with the key before.</param>
/// <param name="Line">Physical line.</param>
/// <param name="Month">Which of the months.</param>
/// <param name="Source">Which of the sources.</param>
/// <param name="Text">Which of the texts; -1 = another source than schools.</param>
/// <param name="Flags">See <see cref="ContactFlags"/>.</param>
internal readonly record struct ReadContact(long Mark, long OlderMark, int Line, int Month, int Source, int Text, int Flags)
    : IComparable<ReadContact>
{
    public int CompareTo(ReadContact other) => Mark != other.Mark ? Mark.CompareTo(other.Mark) : Line.CompareTo(other.Line);

    /// <summary>Whether it says the same of the same contact.</summary>
    public bool Repeats(ReadContact other) => this with { Line = other.Line } == other;
}
