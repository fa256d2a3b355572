using System.Collections.Immutable;
using System.Reflection;
using Alfred.Skills;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Silo.Skills;

/// <summary>Registers the skills that were found.</summary>
internal static class SkillServices
{
    /// <summary>Adds the catalog of the skills in these assemblies. Each is made once, with the services as its constructor's arguments.</summary>
    public static IServiceCollection AddSkills(this IServiceCollection services, ImmutableArray<Assembly> assemblies) =>
        services.AddSingleton<ISkillCatalog>(provider => new SkillCatalog(
            SkillAssemblies.FindSkills(assemblies).Select(type => (Skill)ActivatorUtilities.CreateInstance(provider, type))));
}
