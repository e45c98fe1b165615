using Microsoft.Extensions.DependencyInjection;
using Programme.Journal;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;

namespace Programme.Tests;

public sealed class EnrolmentFiguresTests
{
    [SkippableTheory, EachStore]
    public async Task Figures_of_the_synthetic_programme_equal_its_truth(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.WholeProgrammeAsync();

        var figures = await FiguresAsync(programme);

        Assert.Equal(10, figures.Count(figure => figure.Series.Name == "programme_local_authority_info" && figure.Value == 1));
        Assert.Equal(308, Sum(figures, "programme_schools", "stage=eligible"));
        Assert.Equal(2, Sum(figures, "programme_schools", "stage=opted_out"));
        Assert.Equal(306, Sum(figures, "programme_schools", "stage=listed"));
        Assert.Equal(2, Sum(figures, "programme_schools", "stage=withdrawn_data"));
        Assert.DoesNotContain(figures, figure => figure.LabelValues.Contains("withdrawn_delivery"));
        Assert.Equal(0, Sum(figures, "programme_agreements_outstanding", "kind=information_sheet"));
        Assert.Equal(123, Sum(figures, "programme_dsl_leavers", "role=lead_and_deputy"));
        Assert.Equal(16, Sum(figures, "programme_dsl_leavers", "role=lead_and_deputy", "reason=retired"));
        Assert.Equal(1341, Sum(figures, "programme_dsl_vacancy_days"));
        Assert.Equal(10d / 32, Sum(figures, "programme_dsl_turnover_ratio", "la=359", "role=lead"), 1e-12);
        Assert.Equal(7d / 32, Sum(figures, "programme_dsl_starter_turnover_ratio", "la=359", "role=lead"), 1e-12);
        Assert.Equal(51d / 290, Sum(figures, "programme_dsl_turnover_ratio", "la=all", "role=lead"), 1e-12);
        Assert.Equal((32, 7),
            (Sum(figures, "programme_dsl_in_post_at_start", "la=359", "role=lead"),
                Sum(figures, "programme_dsl_starter_leavers", "la=359", "role=lead")));
        Assert.Equal(290, Sum(figures, "programme_dsl_in_post_at_start", "role=lead"));
        Assert.Equal(5100 / 18.507267687355316, Sum(figures, "programme_dsl_person_years", "role=lead"), 1e-9);
        Assert.Equal(18.507267687355316, Sum(figures, "programme_dsl_leavers_per_100_person_years", "la=all", "role=lead"), 1e-9);
        Assert.DoesNotContain(figures, figure => figure.Series.Name == "programme_schools" && figure.LaCode == Figure.Programme);
    }

    [SkippableTheory, EachStore]
    public async Task Before_there_is_a_list_eligible_schools_are_asked_for_agreements_and_no_ratio_is_made_up(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var enrolment = programme.Client<Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient>();
        await enrolment.ImportAuthoritiesAsync("350", "351");
        await enrolment.ImportExtractAsync(20210901, Line(350001), Line(350002), Line(350003), Line(350004, phase: "Primary"));
        await enrolment.ImportAgreementsAsync("350001,mou,2021-06-01\n350003,opt_out,2021-06-01\n");

        var figures = await FiguresAsync(programme);

        Assert.Equal(1, Sum(figures, "programme_agreements_outstanding", "la=350", "kind=mou"));
        Assert.Equal(2, Sum(figures, "programme_agreements_outstanding", "la=350", "kind=information_sheet"));
        Assert.Equal((0d, 2d),
            (Sum(figures, "programme_agreements_outstanding", "kind=la_mou"),
                Sum(figures, "programme_agreements_outstanding", "kind=la_dsa")));
        Assert.Equal(0, Sum(figures, "programme_schools", "la=351", "stage=eligible"));
        Assert.DoesNotContain(figures, figure => figure.Series.Name == "programme_dsl_turnover_ratio");
    }

    private static Task<IReadOnlyList<Figure>> FiguresAsync(RunningProgramme programme) =>
        programme.Services.GetServices<FigureSource>().Single(source => source.Module == "enrolment").ComputeAsync(default);

    /// <summary>The sum over the authorities with a figure of these labels, written name=value.</summary>
    private static double Sum(IReadOnlyList<Figure> figures, string series, params string[] labels)
    {
        var found = figures.Where(figure => figure.Series.Name == series && labels.All(Labels(figure).Contains)).ToList();
        Assert.NotEmpty(found);
        return found.Sum(figure => figure.Value);
    }

    private static List<string> Labels(Figure figure) =>
        [$"la={figure.LaCode}", .. figure.Series.Labels.Zip(figure.LabelValues, (name, value) => $"{name}={value}")];
}
