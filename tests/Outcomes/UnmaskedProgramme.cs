using System.Runtime.CompilerServices;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;
using Returns = Programme.Outcomes.V1.OutcomesService.OutcomesServiceClient;

namespace Programme.Tests;

/// <summary>Test classes that share one loaded synthetic programme per store, of which the analysis was unmasked by two people; up to
/// then results by arm were refused to everybody.</summary>
[CollectionDefinition(Name)]
public sealed class UnmaskedProgramme : ICollectionFixture<Programmes>
{
    public const string Name = "the synthetic programme, unmasked";

    private static readonly Role[] Readers = [Role.TrialManager, Role.ProgrammeLead, Role.DataManager, Role.Statistician];
    private static readonly ConditionalWeakTable<RunningProgramme, Task> Unmasked = [];

    public static async Task<RunningProgramme> OnAsync(Programmes programmes, string store)
    {
        var programme = await programmes.OnAsync(store);
        await Unmasked.GetValue(programme, UnmaskAsync);
        return programme;
    }

    private static async Task UnmaskAsync(RunningProgramme programme)
    {
        await programme.LoadAsync();
        await RefusedAsync(programme);
        await (await programme.ClientAsync<Allocations>(Role.Statistician))
            .ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" });
        await RefusedAsync(programme);
        await programme.AllowAsync(TrialAct.Unmask);
        await (await programme.ClientAsync<Allocations>(Role.ProgrammeLead)).ConfirmUnmaskingAsync(new());
    }

    private static async Task RefusedAsync(RunningProgramme programme)
    {
        var keys = await Task.WhenAll(Readers.Select(role => programme.KeyAsync(role)));
        foreach (var calls in keys.Select(key => programme.Invoker(key)).Append(programme.Invoker()))
        {
            await Imports.RefusedAsync(Reasons.NotUnmasked, async () => await new Allocations(calls).SummariseTurnoverByArmAsync(new()));
            await Imports.RefusedAsync(Reasons.NotUnmasked, async () => await new Returns(calls).SummariseContactsByArmAsync(new()));
            await Imports.RefusedAsync(Reasons.NotUnmasked,
                async () => await new SurveyService.SurveyServiceClient(calls).SummariseSurveyResponseByArmAsync(new()));
        }
    }
}
