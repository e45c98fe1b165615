using Google.Rpc;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Instruments.V1;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class SubmitSurveyAnswersTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_code_is_taken_once_and_a_used_one_is_refused_as_one_that_never_was(string store)
    {
        var programme = await programmes.OnAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);
        await surveys.WaveAsync("once", "gad7");
        var code = (await surveys.CodesAsync("once", GivenOutcomes.Bury[0])).Single().Code;
        var form = await programme.FormAsync();

        await form.SubmitAsync(code, ("gad_", 7, 1));
        var used = await Imports.RefusedAsync(Reasons.NotFound, () => form.SubmitAsync(code, ("gad_", 7, 3)));
        var never = await Imports.RefusedAsync(Reasons.NotFound, () => form.SubmitAsync("AAAA-AAAA-AAAA-AAAA", ("gad_", 7, 3)));
        var empty = await Imports.RefusedAsync(Reasons.NotFound, () => form.SubmitAsync("", ("gad_", 7, 3)));

        Assert.Equal(1, surveys.Over("once").Responses);
        Assert.Equal("There is no open survey for this code.", used.Message);
        Assert.Equal((used, used), (never, empty));
    }

    [SkippableTheory, EachStore]
    public async Task Of_many_at_the_same_time_one_is_taken(string store)
    {
        var programme = await programmes.OnAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);
        await surveys.WaveAsync("race", "gad7");
        var code = (await surveys.CodesAsync("race", GivenOutcomes.Bury[0])).Single().Code;
        var form = await programme.FormAsync();

        var reasons = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => EndAsync(() => form.SubmitAsync(code, ("gad_", 7, at % 4)))));

        Assert.Equal(["", .. Enumerable.Repeat(Reasons.NotFound, 7)], reasons.Order());
        Assert.Equal(1, surveys.Over("race").Responses);

        static async Task<string> EndAsync(Func<Task> call)
        {
            try
            {
                await call();
                return "";
            }
            catch (RpcException refusal)
            {
                return refusal.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason;
            }
        }
    }

    [SkippableTheory, EachStore]
    public async Task Everything_that_is_wrong_with_answers_is_named_at_once_and_the_code_is_not_used_up(string store)
    {
        var programme = await programmes.OnAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);
        await surveys.WaveAsync("checked", "gad7", "swemwbs");
        var code = (await surveys.CodesAsync("checked", GivenOutcomes.Bury[0])).Single().Code;
        var form = await programme.FormAsync();
        ItemAnswer[] answers = [new() { Item = "gad_1", Value = 4 }, new() { Item = "swemwbs_1", Value = 0 },
            new() { Item = "cbi_p1", Value = 50 }, new() { Item = "gad_2", Value = 1 }, new() { Item = "gad_2", Value = 2 }];

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await form.SubmitSurveyAnswersAsync(new() { Code = code, Answers = { answers } }));
        var none = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => form.SubmitAsync(code));
        await form.SubmitAsync(code, ("gad_", 7, 0), ("swemwbs_", 7, 5));

        Assert.Equal(["answers[0].value", "answers[1].value", "answers[2].item", "answers[4].item"], refusal.Fields());
        Assert.Equal(["answers"], none.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task Under_a_lock_after_the_last_day_and_from_whom_objected_nothing_is_taken(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);
        await surveys.WaveAsync("ending", "gad7");
        var codes = await surveys.CodesAsync("ending");
        var form = await programme.FormAsync();
        programme.Client<PeopleService.PeopleServiceClient>().RecordObjection(new()
        {
            PersonRef = codes[0].LeadRef,
            ObjectedOn = GivenRegister.Day(2022, 9, 30),
            Decision = ObjectionDecision.Accepted,
            Reason = ObjectionReason.ParticularSituation,
            DecidedOn = GivenRegister.Day(2022, 10, 1),
        });

        await Imports.RefusedAsync(Reasons.NotFound, () => form.SubmitAsync(codes[0].Code, ("gad_", 7, 1)));
        await programme.Client<PeriodsService.PeriodsServiceClient>().LockDataAsync(new());
        await Imports.RefusedAsync(Reasons.DataLocked, () => form.SubmitAsync(codes[1].Code, ("gad_", 7, 1)));
        programme.Clock.SetUtcNow(new DateTimeOffset(2022, 10, 21, 0, 30, 0, TimeSpan.Zero));
        await Imports.RefusedAsync(Reasons.NotFound, () => form.SubmitAsync(codes[1].Code, ("gad_", 7, 1)));

        Assert.Equal(0, surveys.Over("ending").Responses);
    }

    [SkippableTheory, EachStore]
    public async Task The_form_s_key_opens_nothing_else(string store)
    {
        var programme = await programmes.OnAsync(store);
        var calls = programme.Invoker(await programme.KeyAsync(Role.SurveyForm));

        var open = new List<string>();
        foreach (var rpc in Contracts.Methods.Values)
        {
            if (await calls.CodeAsync(rpc) != StatusCode.PermissionDenied)
                open.Add(rpc.Name);
        }

        Assert.Equal(["GetSurveyForm", "SubmitSurveyAnswers"], open.Order(StringComparer.Ordinal));
    }
}
