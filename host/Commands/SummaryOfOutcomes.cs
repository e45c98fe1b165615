using System.Text.Json.Nodes;
using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;
using Date = Google.Type.Date;

namespace Programme.Host;

/// <summary>Contacts, returns, surveys and the participant flow, as in the summary's layout.</summary>
internal static class SummaryOfOutcomes
{
    public static async Task<JsonObject> TrialAsync(CallInvoker calls, Trial trial, CancellationToken cancel)
    {
        var outcomes = new OutcomesService.OutcomesServiceClient(calls);
        var (first, last) = (trial.FirstOn.ToMonth(), trial.LastOn.ToMonth());
        async Task<SummariseContactsResponse> ContactsAsync(VersionBasis basis, bool withoutWithdrawn) => await outcomes.SummariseContactsAsync(
            new() { FirstMonth = first, LastMonth = last, Basis = basis, WithoutDataWithdrawn = withoutWithdrawn }, cancellationToken: cancel);
        var summary = new JsonObject
        {
            ["definition"] = $"all schools in the returns, both arms, months {first}..{last}, blank rows skipped; rate = contacts_nfa / contacts_total; " +
                "Wilson 95%, z = 1.959963984540054; no school is removed for withdrawal",
            ["latest_version"] = Contacts(await ContactsAsync(VersionBasis.Latest, false)),
            ["as_first_returned"] = Contacts(await ContactsAsync(VersionBasis.First, false)),
            ["latest_version_without_data_withdrawn_schools"] = Of((await ContactsAsync(VersionBasis.Latest, true)).Overall),
        };
        return await WithArmsAsync(summary, outcomes, first, last, cancel);
    }

    public static async Task<JsonObject> BaselineAsync(CallInvoker calls, Trial trial, CancellationToken cancel)
    {
        var (first, last) = (trial.BaselineFirstOn.ToMonth(), trial.FirstOn.AddMonths(-1).ToMonth());
        var outcomes = new OutcomesService.OutcomesServiceClient(calls);
        var contacts = await outcomes.SummariseContactsAsync(new() { FirstMonth = first, LastMonth = last, Basis = VersionBasis.Latest }, cancellationToken: cancel);
        var summary = new JsonObject { ["definition"] = $"months {first}..{last}, latest version", ["latest_version"] = Contacts(contacts) };
        return await WithArmsAsync(summary, outcomes, first, last, cancel);
    }

    /// <summary>Adds the contacts by arm, once the analysis is unmasked.</summary>
    private static async Task<JsonObject> WithArmsAsync(JsonObject summary, OutcomesService.OutcomesServiceClient outcomes, string first, string last, CancellationToken cancel)
    {
        var call = outcomes.SummariseContactsByArmAsync(new() { FirstMonth = first, LastMonth = last, Basis = VersionBasis.Latest }, cancellationToken: cancel);
        if (await SummaryVerb.OnceDrawnAsync(call) is { } arms)
        {
            summary["by_arm"] = new JsonObject
            {
                ["T"] = Of(arms.Intervention),
                ["C"] = Of(arms.Control),
                ["crude_odds_ratio_T_over_C"] = SummaryVerb.Number(arms.HasCrudeOddsRatio, arms.CrudeOddsRatio),
            };
        }
        return summary;
    }

    public static async Task<JsonObject> ReturnsAsync(CallInvoker calls, Date? asOf, CancellationToken cancel)
    {
        var returns = await new OutcomesService.OutcomesServiceClient(calls).SummariseReturnsAsync(new() { KnownOn = asOf }, cancellationToken: cancel);
        return new JsonObject
        {
            ["months"] = SummaryVerb.Array(returns.Months),
            ["missing_returns"] = new JsonArray([.. returns.Missing.Select(Month)]),
            ["restated"] = new JsonArray([.. returns.Restated.Select(restated => new JsonObject
            {
                ["la_code"] = restated.LaCode,
                ["month"] = restated.Month,
                ["versions"] = new JsonArray([.. restated.Versions.Select(version => (JsonNode)version)]),
            })]),
            ["blank_rows"] = new JsonArray([.. returns.BlankRows.Select(row => new JsonObject
            {
                ["la_code"] = row.LaCode,
                ["month"] = row.Month,
                ["urn"] = row.Urn,
                ["note"] = row.Note,
            })]),
            ["true_zero_rows"] = returns.TrueZeroRows,
            ["schools_zero_all_trial_months"] = SummaryVerb.Array(returns.SchoolsZeroAllTrialMonths),
            ["median_days_from_month_end_to_extract_trial_year"] = SummaryVerb.Map(returns.MedianDaysToExtract),
            ["advice_zero_months_trial_year"] = new JsonArray([.. returns.AdviceZeroMonths.Select(Month)]),
        };
    }

    public static async Task<JsonObject> SurveysAsync(CallInvoker calls, CancellationToken cancel)
    {
        var surveys = await new SurveyService.SurveyServiceClient(calls).SummariseSurveysAsync(new(), cancellationToken: cancel);
        return new JsonObject
        {
            ["definition"] = "score = mean of the answered items; cbi_w4 (energy for family and friends) is stored as answered and is reversed (100 - x) before scoring; " +
                "no score if fewer than 3 personal, 4 work or 3 client items answered; mean over respondents",
            ["by_wave"] = new JsonObject(surveys.Summaries.Where(summary => summary.LaCode.Length == 0).Select(summary => KeyValuePair.Create<string, JsonNode?>(summary.Wave, Wave(summary)))),
            ["both_waves_same_person"] = surveys.BothWavesSamePerson,
        };
    }

    public static async Task<JsonNode?> FlowAsync(CallInvoker calls, Date? asOf, CancellationToken cancel)
    {
        var flow = await new OutcomesService.OutcomesServiceClient(calls).SummariseFlowAsync(new() { AsOf = asOf }, cancellationToken: cancel);
        if (flow.Randomised is null)
            return null;
        var received = Arms(flow.ReceivedAtLeastOneSession);
        received["C_exposed_by_attendance_of_own_lead"] = flow.ControlExposed;
        var randomised = Arms(flow.Randomised);
        randomised["total"] = flow.Randomised.Intervention + flow.Randomised.Control;
        return new JsonObject
        {
            ["registered"] = flow.Registered,
            ["registered_in_10_las"] = flow.RegisteredInAuthorities,
            ["eligible"] = flow.Eligible,
            ["opted_out"] = flow.OptedOut,
            ["randomised"] = randomised,
            ["received_at_least_one_session"] = received,
            ["outcome_returned_any_trial_month"] = Arms(flow.OutcomeReturnedAnyTrialMonth),
            ["outcome_returned_all_11_months"] = Arms(flow.OutcomeReturnedAllTrialMonths),
            ["in_proportion_analysis_contacts_gt_0"] = Arms(flow.InProportionAnalysis),
            ["withdrawn"] = new JsonObject { ["delivery"] = Arms(flow.WithdrawnDelivery), ["data"] = Arms(flow.WithdrawnData) },
        };
    }

    private static JsonObject Contacts(SummariseContactsResponse contacts) => new()
    {
        ["per_la"] = new JsonObject(contacts.ByLa.Select(la => KeyValuePair.Create<string, JsonNode?>(la.LaCode, Of(la)))),
        ["overall"] = Of(contacts.Overall),
    };

    private static JsonObject Of(ContactCounts counts) => new()
    {
        ["contacts_total"] = counts.Nfa.Denominator,
        ["contacts_nfa"] = counts.Nfa.Numerator,
        ["rate"] = SummaryVerb.Number(counts.Nfa.HasRatio, counts.Nfa.Ratio),
        ["wilson_low"] = SummaryVerb.Number(counts.Nfa.HasLower, counts.Nfa.Lower),
        ["wilson_high"] = SummaryVerb.Number(counts.Nfa.HasUpper, counts.Nfa.Upper),
    };

    private static JsonObject Month(AuthorityMonth month) => new() { ["la_code"] = month.LaCode, ["month"] = month.Month };

    /// <summary>A single item, which is an instrument of its own name, has its mean alone.</summary>
    private static JsonObject Wave(SurveySummary summary)
    {
        var wave = new JsonObject { ["responses"] = summary.Responses };
        foreach (var score in summary.Scores)
        {
            if (score.Score == score.Instrument.Code)
                wave[$"{score.Score}_mean"] = SummaryVerb.Number(score.HasMean, score.Mean);
            else
                wave[score.Score] = new JsonObject { ["n"] = score.N, ["mean"] = SummaryVerb.Number(score.HasMean, score.Mean) };
        }
        return wave;
    }

    private static JsonObject Arms(ArmFlow flow) => new() { ["T"] = flow.Intervention, ["C"] = flow.Control };
}
