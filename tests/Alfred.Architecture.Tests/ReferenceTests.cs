namespace Alfred.Architecture;

public sealed class ReferenceTests
{
    private const string Interfaces = "Alfred.Grains.Interfaces";
    private const string SharedSkills = "Alfred.Skills.Shared";

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        [Interfaces] = [],
        ["Alfred.Grains"] = [Interfaces],
        ["Alfred.Gateway"] = [Interfaces],
        ["Alfred.Sandbox"] = [Interfaces],
        ["Alfred.Silo"] = ["Alfred.Grains", "Alfred.Gateway", "Alfred.Sandbox", SharedSkills],
        [SharedSkills] = [Interfaces],
        ["Alfred.Skills.Home"] = [Interfaces, SharedSkills],
        ["Alfred.Skills.Work"] = [Interfaces, SharedSkills],
    };

    public static TheoryData<string> Projects =>
        [
            .. Repository.Files(".", "*.csproj").Where(path => !path.Contains("tests", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void a_project_refers_only_to_what_stands_below_it(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        Assert.True(Allowed.ContainsKey(name), $"{project} has no place in the order of references: add it here and to the design");
        Assert.Empty(Repository.References(project).Except(Allowed[name]));
    }

    [Fact]
    public void the_compiled_silo_refers_to_neither_instances_skills() =>
        Assert.DoesNotContain(
            typeof(Alfred.Silo.Hosting.AlfredHost).Assembly.GetReferencedAssemblies(),
            reference => reference.Name is "Alfred.Skills.Home" or "Alfred.Skills.Work");

    [Fact]
    public void versions_stand_in_one_place() =>
        Assert.Empty(
            Repository.Files(".", "*.csproj").Where(path => Repository.Read(path).Contains("<PackageReference", StringComparison.Ordinal)
            && System.Text.RegularExpressions.Regex.IsMatch(
                Repository.Read(path), "<PackageReference[^>]*\\sVersion(Override)?=", System.Text.RegularExpressions.RegexOptions.None,
                TimeSpan.FromSeconds(1))));
}
