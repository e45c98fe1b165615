using System.Globalization;
using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>A rule by which a school counts as compliant: at least so many sessions, or at least a share of those due.</summary>
/// <param name="Number">Its number; 1 is DOSE-1.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="LeastSessions">At least so many; 0 = a share.</param>
/// <param name="LeastPercent">At least this share of the sessions due, in percent.</param>
/// <param name="ByOn">Last day that counts; null = the day asked for.</param>
internal sealed record Compliance(int Number, ComplianceMeasure Measure, int LeastSessions, int LeastPercent, DateOnly? ByOn)
{
    /// <summary>The least number of delivered sessions by rule DOSE-1.</summary>
    public const int UsualSessions = 6;

    /// <summary>DOSE-1: so many sessions delivered.</summary>
    public static Compliance Usual(int sessions = UsualSessions) => new(1, ComplianceMeasure.Delivered, sessions, 0, null);

    /// <summary>The rule's version, for answers and figures.</summary>
    public string Name => Number == 1 ? $"DOSE-1({LeastSessions})" : $"DOSE-{Number}({What} >= {Least}{By})";

    /// <summary>Last day that counts on a day.</summary>
    public DateOnly Last(DateOnly asOf) => ByOn < asOf ? ByOn.Value : asOf;

    /// <summary>Whether a school is compliant; by a share only when anything was due.</summary>
    public bool IsMet(int delivered, int attended, int due)
    {
        var counted = Measure == ComplianceMeasure.Attended ? attended : delivered;
        return LeastPercent == 0 ? counted >= LeastSessions : due > 0 && 100 * counted >= LeastPercent * due;
    }

    private string What => Measure == ComplianceMeasure.Attended ? "attended" : "delivered";

    private string Least => LeastPercent == 0 ? LeastSessions.ToString(CultureInfo.InvariantCulture) : $"{LeastPercent}% of due";

    private string By => ByOn is { } day ? $" by {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
}
