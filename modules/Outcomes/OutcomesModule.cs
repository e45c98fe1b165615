using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Programme.Instruments.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>Registers this module's services, figures and kinds of data with the host.</summary>
public static class OutcomesModule
{
    /// <summary>The lists that come in, as their reader knows them.</summary>
    public static IReadOnlyList<ListDescription> Lists { get; } =
    [
        ReturnsList.Description,
        AliasesList.Description,
        ContactsList.Description,
        SurveysList.Description,
    ];

    /// <summary>The instruments of surveys that come with the program, by code and version.</summary>
    public static IReadOnlyDictionary<(string Code, int Version), Instrument> Instruments => SurveyInstruments.Bundled;

    /// <summary>Adds its database and what its RPCs need.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="settings">Where its settings (<c>Returns:*</c>, <c>Surveys:*</c>) are read from.</param>
    public static void AddOutcomes(this IServiceCollection services, IConfiguration settings)
    {
        services.AddStore<OutcomesDb, OutcomesPostgresDb>("outcomes", (options, scope) => new OutcomesDb(options, scope),
            (options, scope) => new OutcomesPostgresDb(options, scope));
        services.AddRetention("outcomes", OutcomesRetention.Kinds);
        services.AddSingleton(ReturnSettings.Read(settings));
        services.AddSingleton<FromEnrolment>();
        services.AddSingleton<ReturnReader>();
        services.AddSingleton<ReturnWriter>();
        services.AddSingleton<ReturnCalendars>();
        services.AddSingleton<ReturnSummaries>();
        services.AddSingleton<ContactSummaries>();
        services.AddSingleton<ParticipantFlowLoader>();
        services.AddSingleton(SurveySettings.Read(settings));
        services.AddSingleton<SurveyMarks>();
        services.AddSingleton<SurveyPublication>().AddSingleton<SurveyResponses>().AddSingleton<SurveySeries>();
        services.AddSingleton<ContactPublication>();
        services.AddSingleton<PublishedContactFigures>();
        services.AddSingleton<LockStatements>();
        services.AddSingleton<AnalysisRunner>().AddHostedService(provider => provider.GetRequiredService<AnalysisRunner>());
        services.AddSingleton<PackSources>();
        services.AddSingleton<OutcomesFigures>();
        services.AddSingleton(provider => provider.GetRequiredService<OutcomesFigures>().Source);
    }

    /// <summary>Serves its RPCs.</summary>
    public static void MapOutcomes(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<OutcomesHandler>();
        app.MapGrpcService<MonitoringHandler>();
        app.MapGrpcService<ContactsHandler>();
        app.MapGrpcService<ReturnsHandler>();
        app.MapGrpcService<PeriodsHandler>();
        app.MapGrpcService<SurveyHandler>();
        app.MapGrpcService<PackHandler>();
        app.MapGrpcService<AnalysisHandler>();
    }
}
