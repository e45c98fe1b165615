using Programme.Enrolment.V1;
using Spectre.Console;

namespace Programme.Host;

/// <summary>Shows what a register extract changes: how many changes of each kind, then the schools, those on the list first.</summary>
internal static class RegisterPreview
{
    private const int SchoolsShown = 40;

    private static readonly Dictionary<RegisterChangeKind, string> Words = new()
    {
        [RegisterChangeKind.Closed] = "closed",
        [RegisterChangeKind.Opened] = "opened",
        [RegisterChangeKind.Reopened] = "reopened",
        [RegisterChangeKind.NoLongerEligible] = "no longer eligible",
        [RegisterChangeKind.Eligible] = "became eligible",
        [RegisterChangeKind.Authority] = "moved to another authority",
        [RegisterChangeKind.Status] = "status",
        [RegisterChangeKind.Type] = "type",
        [RegisterChangeKind.Phase] = "phase",
        [RegisterChangeKind.Name] = "name",
        [RegisterChangeKind.Added] = "new in the register",
        [RegisterChangeKind.Closing] = "closing day or reason",
        [RegisterChangeKind.OpeningDay] = "opening day",
        [RegisterChangeKind.EstablishmentNumber] = "establishment number",
        [RegisterChangeKind.Pupils] = "pupils",
        [RegisterChangeKind.Fsm] = "free school meals, %",
    };

    /// <summary>A kind of change in words.</summary>
    public static string WordOf(RegisterChangeKind kind) => Words[kind];

    public static void Print(ImportRegisterResponse register)
    {
        if (register.ChangeCounts.Count == 0)
            return;
        Console.WriteLine(register.ComparedWithOn is { } before
            ? $"The register of {Texts.Day(register.ExtractOn)} compared with that of {Texts.Day(before)}; {register.Eligible:N0} schools "
            + "are eligible in it:"
            : $"The register of {Texts.Day(register.ExtractOn)} is the first; {register.Eligible:N0} schools are eligible in it:");
        Texts.Write(Counts(register.ChangeCounts));
        if (register.ComparedWithOn is not null)
            PrintSchools(register);
    }

    private static Table Counts(IEnumerable<RegisterChangeCount> counts)
    {
        var table = new Table().AddColumn("Change")
            .AddColumns(RightAligned("Register"), RightAligned("Trial's authorities"), RightAligned("On the list"));
        foreach (var count in counts)
            table.Row(Words[count.Kind], $"{count.Establishments:N0}", $"{count.InAuthorities:N0}", $"{count.Listed:N0}");
        return table;
    }

    /// <summary>Numbers change for most schools every year; they are counted above and listed by ListRegisterChanges.</summary>
    private static void PrintSchools(ImportRegisterResponse register)
    {
        var changes = register.Changes.TakeWhile(change => change.Kind is not (RegisterChangeKind.Pupils or RegisterChangeKind.Fsm))
            .Take(SchoolsShown).ToList();
        if (changes.Count > 0)
        {
            Console.WriteLine("Schools of the trial's authorities that change, those on the list first:");
            Texts.Write(Schools(changes));
        }
        if (register.ChangesTotal > changes.Count)
            Console.WriteLine($"and {register.ChangesTotal - changes.Count:N0} more changes to schools of the trial's authorities (the "
                + "first 200: --json; all, once imported: ListRegisterChanges).");
    }

    private static Table Schools(IEnumerable<RegisterChange> changes)
    {
        var table = new Table().AddColumns("On the list", "URN", "Authority", "School", "Change", "Before", "After", "When, why");
        foreach (var change in changes)
        {
            string[] why = [Texts.Day(change.ChangedOn), change.ClosedReason];
            table.Row(change.Listed ? "yes" : "", change.Urn, change.LaCode, change.Name, Words[change.Kind],
                change.Before, change.After, Markup.Escape(string.Join(", ", why.Where(text => text.Length > 0))));
        }
        return table;
    }

    private static TableColumn RightAligned(string name) => new TableColumn(name).RightAligned();
}
