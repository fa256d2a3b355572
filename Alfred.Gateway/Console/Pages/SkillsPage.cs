using Alfred.Skills;
using Microsoft.AspNetCore.Mvc;

namespace Alfred.Gateway.Console.Pages;

/// <summary>What the instance can do.</summary>
internal static class SkillsPage
{
    /// <summary>Maps the page.</summary>
    public static void MapSkills(this RouteGroupBuilder console) =>
        console.MapGet("/skills", static ([FromServices] ISkillCatalog catalog) =>
            new ConsolePage<SkillsView, IReadOnlyList<Skill>>("Skills", catalog.Skills) { Events = null });
}
