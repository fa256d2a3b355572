using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Orleans.Serialization;

namespace Alfred.Silo.Dashboard;

/// <summary>
/// Microsoft.Orleans.Dashboard, loaded only when it is on. No code here is compiled against it: Orleans' generator lists every application
/// part among a program's references in its assembly, and the silo loads all of them. The names are those of 10.4.2; a missing one fails
/// the start, and a test before that.
/// </summary>
internal sealed class DashboardPackage
{
    private const string Name = "Orleans.Dashboard";

    private readonly Type _extensions;

    private DashboardPackage(Assembly assembly)
    {
        Assembly = assembly;
        _extensions = Type("ServiceCollectionExtensions");
    }

    public Assembly Assembly { get; }

    /// <summary>What makes and starts its counters.</summary>
    public Type Host => Type("DashboardHost");

    /// <summary>What gives its counters to its grain.</summary>
    public Type Exporter => Type("Implementation.DashboardTelemetryExporter");

    /// <summary>What holds its files in memory, twice.</summary>
    public Type Assets => Type("EmbeddedAssetProvider");

    /// <summary>Loads it.</summary>
    public static DashboardPackage Load() => new(Assembly.Load(Name));

    /// <summary>Adds its grains and services.</summary>
    public void AddTo(ISiloBuilder silo, int updateMilliseconds, int history)
    {
        silo.Services.AddSerializer(serializer => serializer.AddAssembly(Assembly));
        Action<object> configure = options =>
        {
            Set(options, "HideTrace", true);
            Set(options, "CounterUpdateIntervalMs", updateMilliseconds);
            Set(options, "HistoryLength", history);
        };
        Call("AddDashboard", silo, configure);
    }

    /// <summary>Maps its routes.</summary>
    public RouteGroupBuilder Map(IEndpointRouteBuilder routes, string prefix) =>
        (RouteGroupBuilder)Call("MapOrleansDashboard", routes, prefix);

    private static void Set(object options, string name, object value) => options.GetType().GetProperty(name)!.SetValue(options, value);

    private Type Type(string name) => Assembly.GetType($"{Name}.{name}", throwOnError: true)!;

    private object Call(string method, object target, object argument) =>
        _extensions.GetMethods()
            .Single(each => each.Name == method && each.GetParameters()[0].ParameterType.IsInstanceOfType(target))
            .Invoke(null, [target, argument])!;
}
