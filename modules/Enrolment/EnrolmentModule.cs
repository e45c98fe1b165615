using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>Registers this module's services, figures and kinds of data with the host.</summary>
public static class EnrolmentModule
{
    /// <summary>The lists that come in, as their reader knows them.</summary>
    public static IReadOnlyList<ListDescription> Lists { get; } =
    [
        AuthoritiesList.Description,
        RegisterList.Description,
        LinksList.Description,
        AgreementsList.Description,
        BaselinesList.Description,
        LeadsList.Description,
        SupervisorsList.Description,
        PeopleList.Description,
        WithdrawalsList.Description,
        ListOfSchools.Description,
        AllocationList.Description,
    ];

    /// <summary>Adds its database, what its RPCs need, and its figures.</summary>
    public static void AddEnrolment(this IServiceCollection services)
    {
        services.AddStore<EnrolmentDb, EnrolmentPostgresDb>("enrolment", (options, scope) => new EnrolmentDb(options, scope), (options, scope) => new EnrolmentPostgresDb(options, scope));
        services.AddRetention("enrolment", EnrolmentRetention.Kinds);
        services.AddSingleton<EnrolmentFigures>();
        services.AddSingleton<FigureSource>(provider => provider.GetRequiredService<EnrolmentFigures>().Source);
    }

    /// <summary>What differs in the revealed record of a draw when it is derived again, in sentences; none = verified. Needs no
    /// database. A text that is no record throws <see cref="InvalidDataException"/>.</summary>
    public static IReadOnlyList<string> DifferencesInDraw(string record) => DrawRecordCheck.Differences(record);

    /// <summary>Serves its RPCs.</summary>
    public static void MapEnrolment(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<EnrolmentHandler>();
        app.MapGrpcService<AllocationHandler>();
        app.MapGrpcService<PeopleHandler>();
    }
}
