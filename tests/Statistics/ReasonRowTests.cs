using Programme.Host;
using Programme.Outcomes;
using Programme.Statistics;

namespace Programme.Tests;

/// <summary>Rows of whole runs without a value: status, code and the rows at fault; and no method without a row.</summary>
public sealed class ReasonRowTests
{
    private static readonly TrialData Sound =
        TrialFolder.Read(Path.Combine(AppContext.BaseDirectory, "Data", "stats", "small_a"), "small_a");

    private static readonly AnalysisOptions Options = new(Permutations: 50);

    /// <summary>Trials that lack something, with the row that says so.</summary>
    public static TheoryData<string, string, string, string, string> Lacking => new()
    {
        { "all of arm 1 closed", "itt.logit.cluster", "", "SEPARATED", "arm 1" },
        { "no school has a contact", "itt.primary.wls_rd", "", "NO_DENOMINATOR", "" },
        { "no school has a contact", "perm", "", "NO_DENOMINATOR", "" },
        { "a school without pupils", "rate.poisson.contacts", "", "NO_DENOMINATOR", "S0001" },
        { "a school without pupils", "rate.nb2.not_nfa", "", "NO_DENOMINATOR", "S0001" },
        { "strata of one arm", "itt.primary.wls_rd", "", "STRATUM_ONE_ARM", "" },
        { "strata of one arm", "itt.wls_rd.month_rows", "", "STRATUM_ONE_ARM", "" },
        { "nobody took part", "cace.binary", "", "WEAK_INSTRUMENT", "" },
        { "few take part", "cace.binary", "ci_lo_HC1_normal", "WEAK_INSTRUMENT", "" },
        { "the same contacts everywhere", "rate.nb2.contacts", "log_rr", "NOT_CONVERGED", "" },
        { "one school with a baseline", "cea.nmb.100", "", "LEVERAGE_ONE", "S0002" },
        { "two schools", "itt.primary.wls_rd", "", "TOO_FEW_CLUSTERS", "" },
        { "two schools", "itt.raw.arm1", "", "TOO_FEW_CLUSTERS", "" },
        { "one supervisor for all", "itt.wls_rd.supervisor_clusters", "", "TOO_FEW_CLUSTERS", "supervisor A" },
        { "nobody asked", "burnout.ancova", "", "NO_DATA", "" },
        { "nobody asked", "burnout.ipw", "", "NO_DATA", "" },
        { "nobody left", "turnover.cox.efron", "", "NO_EVENTS", "" },
    };

    [Theory]
    [MemberData(nameof(Lacking))]
    public void What_a_trial_lacks_is_a_row_without_a_value_with_a_code_and_the_rows_at_fault(string trial, string id, string key,
        string code, string rows)
    {
        var found = TrialAnalysis.Run(Made(trial), Options);
        var row = found.Single(result => result.Id == id && result.Key == key);

        Assert.Equal((null, ResultStatus.Missing, code, rows),
            (row.Value, row.Status, row.Reason!.CodeText, string.Join(' ', row.Reason.Rows)));
        Assert.DoesNotContain(found, result => result.Value is double.NaN);
    }

    [Fact]
    public void A_school_of_leverage_one_is_named_and_changes_no_number_of_the_primary()
    {
        var alone = Sound.Schools[0] with { Id = "Z001", Stratum = "alone", Authority = "alone", Contacts = 900, Nfa = 900 };
        var (without, with) = (Primary(Sound), Primary(Sound with { Schools = [.. Sound.Schools, alone] }));

        Assert.All(with, row => Assert.Equal((ResultStatus.Warned, "LEVERAGE_ONE", "Z001"),
            (row.Status, row.Reason!.CodeText, string.Join(' ', row.Reason.Rows))));
        Assert.Equal(without.Select(row => (row.Key, Math.Round(row.Value!.Value, 9))),
            with.Select(row => (row.Key, Math.Round(row.Value!.Value, 9))));
    }

    [Fact]
    public void No_trial_leaves_a_method_without_a_row() =>
        Assert.All(Lacking.Select(row => (string)row[0]).Append("nothing at all").Distinct(), trial =>
        {
            var data = Made(trial);
            var ids = TrialAnalysis.Run(data, Options).Select(result => result.Id).ToHashSet();
            Assert.Empty(NamedMethods.Of(data).Select(method => method.Id).Except(ids));
            Assert.Contains(ids, id => id == "perm" || id.StartsWith("perm.", StringComparison.Ordinal));
        });

    /// <summary>Every sound method is either named, or has a row whatever the trial lacks.</summary>
    [Fact]
    public void Whatever_a_sound_trial_has_any_other_has_as_well()
    {
        string[] sound = [.. TrialAnalysis.Run(Sound, Options).Select(result => result.Id).Distinct()
            .Where(id => !id.StartsWith("perm.", StringComparison.Ordinal) && !OfData(id))];

        Assert.All(Lacking.Select(row => (string)row[0]).Append("nothing at all").Distinct(), trial =>
            Assert.Empty(sound.Except(TrialAnalysis.Run(Made(trial), Options).Select(result => result.Id))));
    }

    [Fact]
    public void What_a_plan_asks_for_and_the_lock_does_not_give_is_named_with_its_reason()
    {
        var plan = new AnalysisPlanText { Sensitivity = ["itt.logit.cluster", "itt.wls_rd.without_authority"] };
        var absent = PlanIds.Absent(plan, []).ToDictionary(result => result.Id);

        Assert.Equal(
        [
            "burnout.lmm NOT_IMPLEMENTED", "itt.glmm.agq1 NOT_IMPLEMENTED", "itt.glmm.agq25 NOT_IMPLEMENTED", "itt.logit.cluster NO_DATA",
            "itt.wls_rd.definition.with_advice NO_DATA", "itt.wls_rd.supervisor_clusters NO_DATA", "itt.wls_rd.trust_clusters NO_DATA",
            "itt.wls_rd.with_carried_forward NO_DATA", "itt.wls_rd.without_authority NO_DATA", "itt.wls_rd.without_data_withdrawn NO_DATA",
        ], absent.Values.Select(result => $"{result.Id} {result.Reason!.CodeText}").Order(StringComparer.Ordinal));
        Assert.All(absent.Values, result => Assert.Equal((null, "", ResultStatus.Missing), (result.Value, result.Key, result.Status)));
        Assert.DoesNotContain("itt.logit.cluster", PlanIds.Absent(plan, [new("itt.logit.cluster", "log_odds", 0.1, "log odds",
            ResultStatus.Value, null)]).Select(result => result.Id));
    }

    /// <summary>Ids that name an authority, or a number of the costs.</summary>
    private static bool OfData(string id) => id.StartsWith("funnel.la.", StringComparison.Ordinal)
        || id.StartsWith("itt.wls_rd.without_authority.", StringComparison.Ordinal) || id.StartsWith("cea.", StringComparison.Ordinal)
        || id.StartsWith("spc.", StringComparison.Ordinal) || id.StartsWith("cost.", StringComparison.Ordinal);

    private static List<AnalysisResult> Primary(TrialData data) =>
        [.. TrialAnalysis.Run(data, Options).Where(result => result.Id == "itt.primary.wls_rd"
            && result.Key is "estimate" or "se_HC2" or "df_satterthwaite" or "ci_lo" or "ci_hi" or "p")];

    private static TrialData Made(string trial) => trial switch
    {
        "all of arm 1 closed" => Each(school => school.Arm == 1 ? school with { Nfa = school.Contacts } : school),
        "no school has a contact" => Each(school => school with { Contacts = 0, Nfa = 0 }) with { Months = [] },
        "a school without pupils" => Each(school => school.Id == "S0001" ? school with { Pupils = 0 } : school),
        "strata of one arm" => Each(school => school with { Stratum = $"{school.Stratum} {school.Arm}" }),
        "nobody took part" => Each(school => school with { SessionsAttended = 0 }),
        "few take part" => Sound,
        "the same contacts everywhere" => Each(school => school with
        {
            Pupils = 1000,
            MonthsReported = 12,
            Contacts = 10,
            Nfa = 5,
            BaselineContacts = 10,
            BaselineNfa = 5
        }),
        "two schools" => Of([Sound.Schools.First(school => school.Arm == 1) with { Stratum = "a" },
            Sound.Schools.First(school => school.Arm == 0) with { Stratum = "a" }]),
        "one school with a baseline" => Each(school => school.Id == "S0002" ? school
            : school with { BaselineContacts = 0, BaselineNfa = 0 }),
        "one supervisor for all" => Each(school => school with { Supervisor = "A" }),
        "nobody asked" => Sound with { Scales = [.. Sound.Scales.Select(scale => scale with { Persons = [] })] },
        "nobody left" => Sound with
        {
            Tenures = [.. Sound.Tenures.Select(group => group with
            { Tenures = [.. group.Tenures.Select(tenure => tenure with { Left = false })] })]
        },
        "nothing at all" => Of([]),
        _ => throw new ArgumentOutOfRangeException(nameof(trial)),
    };

    private static TrialData Each(Func<TrialSchool, TrialSchool> change) => Sound with { Schools = [.. Sound.Schools.Select(change)] };

    private static TrialData Of(IReadOnlyList<TrialSchool> schools)
    {
        var kept = schools.Select(school => school.Id).ToHashSet(StringComparer.Ordinal);
        return Sound with
        {
            Schools = schools,
            Months = [.. Sound.Months.Where(month => kept.Contains(month.School))],
            Scales = [.. Sound.Scales.Select(scale => scale with
                { Persons = [.. scale.Persons.Where(person => kept.Contains(person.School))] })],
            Tenures = [.. Sound.Tenures.Select(group => group with
                { Tenures = [.. group.Tenures.Where(tenure => kept.Contains(tenure.School))] })],
            BootstrapRows = null,
        };
    }
}
