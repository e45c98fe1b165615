
namespace Programme.Enrolment;

/// <summary>Merges an extract into the history of the register, row by row: an entry is kept when it says something else
/// than the one in force on that day. An extract that is older than others that were imported changes the days up to the
/// next of them and none after.</summary>
/// <param name="extractOn">Day of the extract.</param>
/// <param name="next">Day of the next extract that was imported; null = this is the newest.</param>
/// <param name="inForce">What the register said on the day, by URN.</param>
/// <param name="later">The first entry after the day of establishments that it did not have then, by URN.</param>
internal sealed class RegisterMerge(DateOnly extractOn, DateOnly? next, IReadOnlyDictionary<string, RegisterEntryRow> inForce,
    IReadOnlyDictionary<string, DateOnly> later)
{
    /// <summary>New rows of the table.</summary>
    public List<RegisterEntryRow> New { get; } = [];

    /// <summary>Rows of the table that change: entries that end on the day, or that are replaced.</summary>
    public List<RegisterEntryRow> Changed { get; } = [];

    /// <summary>Establishments that were not there on the day.</summary>
    public int RowsAdded { get; private set; }

    /// <summary>Establishments of which it says something else.</summary>
    public int RowsChanged { get; private set; }

    /// <summary>Establishments of which it says the same.</summary>
    public int RowsUnchanged { get; private set; }

    /// <summary>Establishments that the register had on the day.</summary>
    public int Known => inForce.Count;

    /// <summary>Those of them that the extract lacks.</summary>
    public int Missing => inForce.Count - RowsChanged - RowsUnchanged;

    /// <summary>Takes one row of the extract; returns what the register said of the establishment on the day, if anything.</summary>
    public RegisterEntryRow? Take(RegisterEntryRow row)
    {
        if (!inForce.TryGetValue(row.Urn, out var current))
        {
            RowsAdded++;
            New.Add(row with { ExtractOn = extractOn, SupersededOn = later.TryGetValue(row.Urn, out var day) ? day : null });
        }
        else if (row.SaysTheSameAs(current))
        {
            RowsUnchanged++;
        }
        else
        {
            RowsChanged++;
            Supersede(current, row with { ExtractOn = extractOn, SupersededOn = next });
        }
        return current;
    }

    private void Supersede(RegisterEntryRow current, RegisterEntryRow row)
    {
        if (current.ExtractOn == extractOn)
        {
            Changed.Add(row);
        }
        else
        {
            Changed.Add(current with { SupersededOn = extractOn });
            New.Add(row);
        }
        // What the next extract found unchanged was never written down again: now it must be.
        if (next is { } day && current.SupersededOn != day)
            New.Add(current with { ExtractOn = day });
    }
}
