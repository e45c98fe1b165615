using Programme.Delivery.V1;
using Programme.Instruments.V1;

namespace Programme.Delivery;

/// <summary>The codes of the lists of feedback and of usual practice.</summary>
internal static class PracticeCodes
{
    public static readonly IReadOnlyDictionary<string, RespondentKind> RespondentKinds = new Dictionary<string, RespondentKind>
    {
        ["dsl"] = RespondentKind.Dsl,
        ["supervisor"] = RespondentKind.Supervisor,
    };

    public static readonly IReadOnlyDictionary<string, PracticePoint> PracticePoints = new Dictionary<string, PracticePoint>
    {
        ["baseline"] = PracticePoint.Baseline,
        ["end"] = PracticePoint.End,
    };

    public static readonly IReadOnlyDictionary<string, PracticeFrequency> Frequencies = new Dictionary<string, PracticeFrequency>
    {
        ["never"] = PracticeFrequency.Never,
        ["less_than_termly"] = PracticeFrequency.LessThanTermly,
        ["termly"] = PracticeFrequency.Termly,
        ["half_termly"] = PracticeFrequency.HalfTermly,
        ["monthly"] = PracticeFrequency.Monthly,
        ["more_often"] = PracticeFrequency.MoreOften,
    };
}
