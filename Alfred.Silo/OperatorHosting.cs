using Alfred.Operators;
using Alfred.Silo.Configuration;
using Alfred.Silo.Doctor;
using Alfred.Silo.Operators;

namespace Alfred.Silo;

/// <summary>What the console shows of the process itself. At the root: it puts together folders that build on the host.</summary>
internal static class OperatorHosting
{
    /// <summary>Adds it.</summary>
    public static void AddOperatorHost(this IServiceCollection services, AlfredSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<Examination>();
        services.AddSingleton<IOperatorHost, OperatorHost>();
    }
}
