namespace Alfred.Interpretation;

/// <summary>Refuses a form that contradicts its action.</summary>
internal static class FormDeclaration
{
    /// <summary>Checks an action's form, if it has one.</summary>
    /// <exception cref="DeclarationException">The form contradicts the action; the message names it.</exception>
    public static void Check(ActionName name, SkillAction action)
    {
        if (action.Form is not { } form)
            return;
        if (form.Action != name)
            throw new DeclarationException($"{name}: its form runs {form.Action}");
        if (form.Fields.FirstOrDefault(field => action.Parameters.All(parameter => parameter.Name != field.Name)) is { } unknown)
            throw new DeclarationException($"{name}: its form asks for '{unknown.Name}', which the action does not declare");
        var asked = form.Fields.Where(field => field.IsRequired).Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        if (action.Parameters.FirstOrDefault(parameter => parameter.IsRequired && !asked.Contains(parameter.Name)) is { } left)
            throw new DeclarationException($"{name}: its form does not ask for '{left.Name}', which is required");
    }
}
