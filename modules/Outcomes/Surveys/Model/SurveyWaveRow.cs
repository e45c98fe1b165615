using System.Globalization;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>A wave of the survey.</summary>
internal sealed record SurveyWaveRow
{
    public required string Wave { get; init; }
    public required string Title { get; init; }

    /// <summary>What it asks: codes and versions, <c>cbi 1,intention_to_leave 1</c>.</summary>
    public required string Instruments { get; init; }

    public required DateOnly OpensOn { get; init; }
    public required DateOnly ClosesOn { get; init; }
    public required bool AsksLeads { get; init; }
    public required bool AsksDeputies { get; init; }

    public IEnumerable<(string Code, int Version)> Versions => Instruments.Split(',').Select(version => version.Split(' '))
        .Select(version => (version[0], int.Parse(version[1], CultureInfo.InvariantCulture)));

    public static string Joined(IEnumerable<InstrumentVersion> versions) =>
        string.Join(',', versions.Select(version => $"{version.Code} {version.Version}"));

    public bool Asks(PostRole role) => role == PostRole.Lead ? AsksLeads : role == PostRole.Deputy && AsksDeputies;

    public bool IsOpen(DateOnly day) => OpensOn <= day && day <= ClosesOn;

    /// <summary>Whether nobody is asked any more, so that scores can be shown: a mean that changes with every answer shows the
    /// answer.</summary>
    public bool IsClosed(DateOnly today) => ClosesOn < today;

    public SurveyWave ToMessage(bool usual) => new()
    {
        Wave = Wave,
        Title = Title,
        Instruments = { Versions.Select(version => new InstrumentVersion { Code = version.Code, Version = version.Version }) },
        OpensOn = OpensOn.ToDate(),
        ClosesOn = ClosesOn.ToDate(),
        Roles = { new[] { PostRole.Lead, PostRole.Deputy }.Where(Asks) },
        Usual = usual,
    };
}
