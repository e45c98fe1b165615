using System.Globalization;
using Programme.Enrolment.V1;
using Programme.Journal;
using Kind = Programme.Enrolment.V1.RegisterChangeKind;

namespace Programme.Enrolment;

/// <summary>The register on a day, as far as a comparison needs to know it.</summary>
/// <param name="ExtractOn">Day of the extract in force; null = there was none yet.</param>
/// <param name="Authorities">Codes of the authorities that are in the trial and valid on the day.</param>
internal sealed record RegisterDay(DateOnly? ExtractOn, IReadOnlySet<string> Authorities);

/// <summary>One thing that the register says differently of an establishment.</summary>
internal readonly record struct Differing(Kind Kind, string Before, string After);

/// <summary>What the register says on one day that it did not say on another.</summary>
internal sealed class RegisterDifference(RegisterDay before, RegisterDay after)
{
    private const string EligibleText = "eligible";

    private static readonly Kind[] Turns = [Kind.Closed, Kind.Opened, Kind.Reopened];

    /// <summary>Attributes that are compared when an establishment neither opened nor closed.</summary>
    private static readonly (Kind Kind, Func<RegisterEntryRow, string> Says)[] OfStanding =
    [
        (Kind.Status, row => row.StatusName),
        (Kind.Closing, row => $"{Text(row.ClosedOn)} {row.ClosedReason}".Trim()),
        (Kind.OpeningDay, row => Text(row.OpenedOn)),
    ];

    /// <summary>Attributes that are compared when both extracts have the establishment.</summary>
    private static readonly (Kind Kind, Func<RegisterEntryRow, string> Says)[] OfAny =
    [
        (Kind.Authority, row => row.LaCode),
        (Kind.Type, row => row.TypeName),
        (Kind.Phase, row => row.PhaseName),
        (Kind.Name, row => row.Name),
        (Kind.EstablishmentNumber, row => row.Laestab.Length > 3 ? row.Laestab[3..] : ""),
        (Kind.Pupils, row => row.Pupils?.ToString(CultureInfo.InvariantCulture) ?? ""),
        (Kind.Fsm, row => row.FsmPercent?.ToString(CultureInfo.InvariantCulture) ?? ""),
    ];

    /// <summary>Compares one establishment; an establishment that was not there before has nothing to say of then.</summary>
    public List<Differing> Of(RegisterEntryRow? was, RegisterEntryRow now)
    {
        var found = new List<Differing>();
        if (was is null)
            found.Add(new(now.IsOpen && before.ExtractOn is not null ? Kind.Opened : Kind.Added, "", now.StatusName));
        else if (!now.SaysTheSameAs(was))
            found.AddRange(Compare(was, now));
        if (Turned(was, now) is { } turned)
            found.Add(turned);
        return found;
    }

    /// <summary>Whether an establishment is eligible after.</summary>
    public bool IsEligible(RegisterEntryRow now) => Against(now, after) is null;

    /// <summary>A difference for an answer.</summary>
    public static RegisterChange Describe(RegisterEntryRow now, Differing differing, bool listed) => new()
    {
        Urn = now.Urn,
        LaCode = now.LaCode,
        Name = now.Name,
        Kind = differing.Kind,
        Before = differing.Before,
        After = differing.After,
        Listed = listed,
        ChangedOn = (differing.Kind == Kind.Closed ? now.ClosedOn : Turns.Contains(differing.Kind) ? now.OpenedOn : null).ToDate(),
        ClosedReason = differing.Kind == Kind.Closed ? now.ClosedReason ?? "" : "",
    };

    /// <summary>Whether a difference is about numbers, which change for most schools every year.</summary>
    public static bool IsOfNumbers(Kind kind) => kind is Kind.Pupils or Kind.Fsm;

    private static IEnumerable<Differing> Compare(RegisterEntryRow was, RegisterEntryRow now)
    {
        var turn = Turn(was, now);
        if (turn is { } kind)
            yield return new(kind, was.StatusName, now.StatusName);
        foreach (var (compared, says) in turn is null ? OfStanding.Concat(OfAny) : OfAny)
        {
            if (says(was) is var then && says(now) is var text && then != text)
                yield return new(compared, then, text);
        }
    }

    private static Kind? Turn(RegisterEntryRow was, RegisterEntryRow now) => (was, now) switch
    {
        ({ IsClosed: false }, { IsClosed: true }) => Kind.Closed,
        ({ IsClosed: true }, { IsOpen: true }) => Kind.Reopened,
        ({ IsOpen: false }, { IsOpen: true }) => Kind.Opened,
        _ => null,
    };

    private Differing? Turned(RegisterEntryRow? was, RegisterEntryRow now)
    {
        var against = Against(was, before);
        var stillAgainst = Against(now, after);
        return (against, stillAgainst) switch
        {
            (null, { } reason) => new(Kind.NoLongerEligible, EligibleText, reason),
            ({ } reason, null) => new(Kind.Eligible, was is null ? "" : reason, EligibleText),
            _ => null,
        };
    }

    private static string? Against(RegisterEntryRow? row, RegisterDay day) => row is null
        ? "not in the register"
        : Eligibility.ReasonAgainst(row.StatusName, row.PhaseName, row.TypeName, day.Authorities.Contains(row.LaCode));

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
