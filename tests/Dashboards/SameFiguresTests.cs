using Programme.Access.V1;
using Programme.Boards;
using Programme.Costs.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using Answers = Programme.Boards.Answers;

namespace Programme.Tests.Dashboards;

/// <summary>The same figure has the same value on a board, in an answer (gRPC and JSON are one) and in <c>status</c>. Asked with a key
/// that, like a board, may not know the arms.</summary>
[Collection(ScrapedProgrammes.Collection)]
public sealed class SameFiguresTests(ScrapedProgramme programme)
{
    private static readonly View Each = View.EachAuthority;

    [SkippableFact]
    public async Task Sessions_and_their_share_are_those_of_the_answer_and_of_status()
    {
        var lead = await CallsAsync();
        var answer = await new DeliveryService.DeliveryServiceClient(lead).SummariseSessionsAsync(new());
        var due = await OnBoardAsync(Answers.Count(Each, "due", "la"));
        var delivered = await OnBoardAsync(Answers.Count(Each, "delivered", "la"));
        var share = await OnBoardAsync(Each.Rate(Published.DeliveryRatio, "la"));
        var minutes = await OnBoardAsync($"{Each.Sum(Published.SessionDuration, "la")} / 60");
        var status = await StatusVerb.FactsAsync(lead, default);

        Assert.Equal(answer.ByLa.Where(la => la.HasDue).Select(la => la.LaCode), due.Keys.Order(StringComparer.Ordinal));
        Assert.All(answer.ByLa.Where(la => la.HasDue), la =>
        {
            // Due by design may end in a half; the answer has whole numbers.
            Assert.Equal((la.Due, la.Delivered),
                ((int)Math.Round(due[la.LaCode], MidpointRounding.AwayFromZero), (int)delivered[la.LaCode]));
            Assert.Equal(delivered[la.LaCode] / due[la.LaCode], share[la.LaCode], 0.51 / due[la.LaCode]);
            Assert.Equal(la.ActualMinutes, minutes[la.LaCode]);
        });
        var whole = await OnBoardAsync(Answers.Count(View.Programme, "delivered"));
        Assert.Equal($"{whole[""]:N0} delivered of {answer.Overall.Due:N0} due", status["Sessions"]);
    }

    [SkippableFact]
    public async Task Contacts_returns_leavers_and_costs_are_those_of_the_answers()
    {
        var lead = await CallsAsync();
        var outcomes = new OutcomesService.OutcomesServiceClient(lead);
        var figures = (await outcomes.ListContactFiguresAsync(new())).Figures;
        var returns = await outcomes.SummariseReturnsAsync(new());
        var leads = (await new EnrolmentService.EnrolmentServiceClient(lead).SummariseTurnoverAsync(new())).Leads;
        var costs = await new CostsService.CostsServiceClient(lead).SummariseCostsAsync(new());

        await SameAsync(Each.Rate(Published.ContactRatioToDate, "la"),
            figures.Where(figure => figure.Month.Length == 0 && figure.HasRatio && figure.LaCode != "all")
                .ToDictionary(figure => figure.LaCode, figure => figure.Ratio));
        await SameAsync($"({Answers.Returns(Each, "missing", "la")}) > 0",
            returns.Missing.GroupBy(one => one.LaCode).ToDictionary(la => la.Key, la => (double)la.Count()));
        await SameAsync(Each.Sum(Published.Leavers, "la", "role=\"lead\""),
            leads.ToDictionary(la => la.LaCode, la => (double)la.LeaversByReason.Values.Sum()));
        await SameAsync(Each.SumOfAll(Published.Costs, "la"),
            costs.ByLa.Where(la => la.HasTotalPence).ToDictionary(la => la.LaCode, la => (double)la.TotalPence));
        var status = await StatusVerb.FactsAsync(lead, default);
        var (received, due) = (await OnBoardAsync(Answers.Returns(View.Programme, "received")),
            await OnBoardAsync(Answers.ReturnsDue(View.Programme)));
        Assert.Equal($"{received[""]:N0} received of {due[""]:N0} expected", status["Returns"]);
    }

    [SkippableFact]
    public async Task Surveys_are_those_of_the_answers()
    {
        const string Response = "wave=\"baseline\", figure=\"response\"", Burnout = "wave=\"baseline\", figure=\"cbi_personal\"";
        var surveys = new SurveyService.SurveyServiceClient(await CallsAsync());
        var responses = (await surveys.SummariseSurveyResponseAsync(new() { Wave = "baseline" })).Responses
            .Where(one => one.Answered is not null).ToList();
        var scores = (await surveys.SummariseSurveysAsync(new() { Wave = "baseline" })).Summaries
            .Select(one => (one.LaCode, Score: one.Scores.Single(score => score.Score == "personal")))
            .Where(one => one.Score.HasMean).ToList();

        await SameAsync(Each.Sum(Published.SurveyAnswers, "la", Response),
            responses.Where(one => one.LaCode.Length > 0).ToDictionary(one => one.LaCode, one => (double)one.Answered.Numerator));
        await SameAsync(Each.Sum(Published.SurveyInvited, "la", "wave=\"baseline\""),
            responses.Where(one => one.LaCode.Length > 0).ToDictionary(one => one.LaCode, one => (double)one.Answered.Denominator));
        await SameAsync(Each.Sum(Published.SurveyAnswers, "la", Burnout),
            scores.Where(one => one.LaCode.Length > 0).ToDictionary(one => one.LaCode, one => (double)one.Score.N));
        await SameAsync(Published.SurveyMean.Name + "{la=~\".+\", " + Burnout + "}",
            scores.ToDictionary(one => one.LaCode.Length > 0 ? one.LaCode : "all", one => one.Score.Mean));
        await SameAsync(View.Programme.Rate(Published.SurveyAnswersPooled, "la", Burnout),
            new() { ["all"] = scores.Single(one => one.LaCode.Length == 0).Score.N });
    }

    [SkippableFact]
    public async Task Shares_of_the_programme_s_lines_add_up_to_those_that_a_rule_shares()
    {
        var lines = (await (await programme.HostAsync()).Client<CostsService.CostsServiceClient>()
            .ListCostLinesAsync(new() { PageSize = 1_000 })).CostLines
            .Where(line => line.LaCode.Length == 0 && line.Category == "management" && line.Money != CostMoney.Budget);

        var shares = await OnBoardAsync(Each.Sum(Published.CostsShared, "la"));

        Assert.Equal(10, shares.Count);
        Assert.All(shares.Values, share => Assert.True(share > 0));
        Assert.Equal(lines.Sum(line => line.AmountPence), shares.Values.Sum(), 0.01);
    }

    private async Task SameAsync(string expression, Dictionary<string, double> answer)
    {
        var board = await OnBoardAsync(expression);
        Assert.NotEmpty(answer);
        Assert.Equal(answer.Keys.Order(StringComparer.Ordinal), board.Keys.Order(StringComparer.Ordinal));
        Assert.All(answer, one => Assert.Equal(one.Value, board[one.Key], 1e-9));
    }

    private async Task<Dictionary<string, double>> OnBoardAsync(string expression) =>
        (await (await programme.StoreAsync()).QueryAsync(expression))
        .ToDictionary(sample => sample.Labels.GetValueOrDefault("la", ""), sample => sample.Value);

    private async Task<Grpc.Core.CallInvoker> CallsAsync()
    {
        var host = await programme.HostAsync();
        return host.Invoker(await host.KeyAsync(Role.ProgrammeLead));
    }
}
