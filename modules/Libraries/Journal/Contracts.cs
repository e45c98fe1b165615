using Google.Protobuf.Reflection;
using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;

namespace Programme.Journal;

/// <summary>Every RPC of the programme, from the compiled contracts.</summary>
public static class Contracts
{
    private static readonly Dictionary<string, MethodDescriptor> ByName = new[]
    {
        AccessReflection.Descriptor, RetentionReflection.Descriptor, EnrolmentReflection.Descriptor, AllocationReflection.Descriptor, PeopleReflection.Descriptor,
        DeliveryReflection.Descriptor, ScheduleReflection.Descriptor, EvaluationReflection.Descriptor, OutcomesReflection.Descriptor, MonitoringReflection.Descriptor, ContactsReflection.Descriptor, ReturnsReflection.Descriptor, PeriodsReflection.Descriptor, SurveysReflection.Descriptor, CostsReflection.Descriptor,
    }.SelectMany(file => file.Services).SelectMany(service => service.Methods)
        .ToDictionary(method => $"/{method.Service.FullName}/{method.Name}");

    /// <summary>The RPCs by full method name, for example <c>/programme.costs.v1.CostsService/ListCostLines</c>.</summary>
    public static IReadOnlyDictionary<string, MethodDescriptor> Methods => ByName;

    /// <summary>What a method answers with.</summary>
    public static MessageDescriptor ResponseOf(string method) => ByName[method].OutputType;
}
