using Alfred.Silo.Skills;

namespace Alfred.Silo.Doctor;

/// <summary>Which skills this build has for the instance.</summary>
internal static class SkillCheck
{
    public static Finding Run(InstanceKind kind)
    {
        try
        {
            var skills = SkillAssemblies.FindSkills(SkillAssemblies.Load(kind, AppContext.BaseDirectory));
            return new("skills", true, string.Join(", ", skills.Select(skill => skill.Name)));
        }
        catch (DeclarationException exception)
        {
            return new("skills", false, exception.Message);
        }
    }
}
