using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Programme.Enrolment.V1;
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
        services.AddStore<EnrolmentDb, EnrolmentPostgresDb>("enrolment", (options, scope) => new EnrolmentDb(options, scope),
            (options, scope) => new EnrolmentPostgresDb(options, scope));
        services.AddRetention("enrolment", EnrolmentRetention.Kinds);
        services.AddSingleton<EnrolmentFigures>().AddSingleton<DrawComparisons>().AddSingleton<ArmsAgainstSeal>();
        services.AddSingleton<ModuleCheck>(provider => provider.GetRequiredService<ArmsAgainstSeal>().Check);
        services.AddSingleton<FigureSource>(provider => provider.GetRequiredService<EnrolmentFigures>().Source);
    }

    /// <summary>Derives the revealed record of a draw again and checks whether its seed could have been chosen. Needs no database. A text
    /// that is no record throws <see cref="InvalidDataException"/>.</summary>
    /// <returns>In sentences: what does not come out as the record says, why the seed could have been chosen, and what a reader is to
    /// compare with the world outside. Without any of the first two the record is verified.</returns>
    public static (IReadOnlyList<string> Differences, IReadOnlyList<string> Choosable,
        IReadOnlyList<string> ToCompare) CheckDraw(string record)
    {
        var verdict = DrawRecordCheck.Of(record);
        return (verdict.Differences, verdict.Choosable, verdict.ToCompare);
    }

    /// <summary>Arms (T or C) for a sample programme, by fixed counts from a seed of 64 hexadecimal digits. A real allocation is drawn by
    /// <see cref="AllocationService"/>, which lets nobody choose its seed.</summary>
    public static IEnumerable<(string LaCode, string Urn, char Arm)> SampleAllocation(string trialId,
        IEnumerable<(string LaCode, string Urn)> schools, string seedHex)
    {
        var list = CanonicalList.Of(schools.Select(school => new Unit(school.LaCode, school.Urn)));
        return Draw.Allocate(DrawTerms.Of(trialId, AllocationMode.Fixed, [], ""), list, Seed.Parse(seedHex)!)
            .Select(drawn => (drawn.Unit.Stratum, drawn.Unit.Id, Draw.Letter(drawn.Arm)));
    }

    /// <summary>Serves its RPCs.</summary>
    public static void MapEnrolment(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<EnrolmentHandler>();
        app.MapGrpcService<AllocationHandler>();
        app.MapGrpcService<PeopleHandler>();
    }
}
