using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Programme.Instruments.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Registers this module's services, figures and kinds of data with the host.</summary>
public static class DeliveryModule
{
    /// <summary>The lists that come in, as their reader knows them.</summary>
    public static IReadOnlyList<ListDescription> Lists { get; } =
    [
        TermDatesList.Description,
        SessionsList.Description,
        AttendanceList.Description,
        UsualPracticeList.Description,
        FeedbackList.Description,
    ];

    /// <summary>The instruments of feedback and observation that come with the program, by code and version.</summary>
    public static IReadOnlyDictionary<(string Code, int Version), Instrument> Instruments => Delivery.Instruments.Bundled;

    /// <summary>Name of the policy that the host has to have for how often calendars may be asked for.</summary>
    public const string CalendarLimit = "calendar";

    /// <summary>Adds its database and what its RPCs need.</summary>
    public static void AddDelivery(this IServiceCollection services)
    {
        services.AddStore<DeliveryDb, DeliveryPostgresDb>("delivery", (options, scope) => new DeliveryDb(options, scope),
            (options, scope) => new DeliveryPostgresDb(options, scope));
        services.AddRetention("delivery", DeliveryRetention.Kinds);
        services.AddSingleton<FromEnrolment>();
        services.AddSingleton<SessionContextLoader>();
        services.AddSingleton<Feedback>();
        services.AddSingleton<Process>();
        services.AddSingleton<CalendarFeeds>();
        services.AddSingleton<DeliveryFigures>();
        services.AddSingleton(provider => new FigureSource("delivery", ["delivery", "enrolment"], DeliveryFigures.All,
            provider.GetRequiredService<DeliveryFigures>().ComputeAsync));
    }

    /// <summary>Serves its RPCs and the supervisors' calendars.</summary>
    public static void MapDelivery(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<DeliveryHandler>();
        app.MapGrpcService<ScheduleHandler>();
        app.MapGrpcService<EvaluationHandler>();
        app.MapGet("/calendar/{secret}.ics", http => http.RequestServices.GetRequiredService<CalendarFeeds>().AnswerAsync(http))
            .RequireRateLimiting(CalendarLimit);
    }
}
