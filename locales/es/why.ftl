why-title = Por qué: { $course }
why-link = Por qué se asigna, vence y se computa así
why-back-course = A la página del curso
why-assigned-title = Por qué está asignado
why-assigned-everybody = Todo el personal hace este curso. Está asignado desde el { $date }.
why-assigned-audience = Este curso es para quienes cumplen la siguiente regla. Está asignado desde el { $date }.
why-assigned-no-longer = Desde el { $since } ya no se cumple la regla vigente:
rule-all = Se cumplen todas estas condiciones:
rule-any = Se cumple al menos una de estas condiciones:
rule-none = No se cumple ninguna de estas condiciones:
rule-not-all = No se cumplen todas estas condiciones a la vez:
rule-is = { $about }: { $values }
rule-is-not = { $about }: distinto de { $values }
rule-not = No se cumple: { $condition }
why-assigned-joined = El primer día de trabajo fue el { $joined }, después de que la edición se abriera el { $opened }.
why-parts-title = Partes que dependen del lugar de trabajo
why-parts-none = Ninguna parte depende del lugar de trabajo: las partes comunes son todo el curso.
why-part = lugar de trabajo: { $sites }
why-due-title = Por qué la fecha límite es el { $date }
why-due-title-return = Por qué todavía no hay fecha límite
why-due-title-nothing = Por qué no hay ninguna fecha límite
why-due-exempt = No hay fecha límite: la exención es para toda la edición.
why-due-exempt-until = No hay fecha límite hasta el { $until }, último día de la exención.
why-due-left = No hay fecha límite: la relación laboral ha terminado.
why-due-completed-away = Se completó durante la licencia, antes de que se fijara una fecha límite.
why-due-rule = Cuenta el último de estos días.
why-due-wins = Cuenta este día
why-due-window = La fecha límite de la edición, igual para todos
why-due-away = { $days ->
    [one] { $days } día después de volver de la licencia que empezó el { $from }; aún no se conoce la fecha de regreso
   *[other] { $days } días después de volver de la licencia que empezó el { $from }; aún no se conoce la fecha de regreso
}
why-due-joined = { $days ->
    [one] { $days } día después del primer día de trabajo, el { $joined }
   *[other] { $days } días después del primer día de trabajo, el { $joined }
}
why-due-assigned = { $days ->
    [one] { $days } día después de asignarse el curso, el { $assigned }
   *[other] { $days } días después de asignarse el curso, el { $assigned }
}
why-due-released = { $days ->
    [one] { $days } día después de terminar la exención y volver a ser obligatorio, el { $owed }
   *[other] { $days } días después de terminar la exención y volver a ser obligatorio, el { $owed }
}
why-due-returned = { $days ->
    [one] { $days } día después de volver de la licencia, el { $returned }
   *[other] { $days } días después de volver de la licencia, el { $returned }
}
why-due-extended = Más plazo, concedido el { $granted } por { $by }
why-due-reopened = Estaba cerrado y { $by } lo volvió a abrir el { $granted }, hasta el { $until }. Completarlo entonces cuenta como fuera de plazo.
why-due-last = El último día en que se puede completar es el { $date }.
why-due-was-last = El último día en que se podía completar fue el { $date }.
why-counts-title = Por qué se computa en la participación
why-counts-not-title = Por qué no se computa en la participación
why-counts-done = Hoy se computa como completado.
why-counts-to-do = Hoy se computa como aún no completado.
why-counts-aside = Hoy no se computa según la fórmula de esta edición, y figura en una columna aparte.
why-formula-excluded = Fórmula de esta edición: completado ÷ (sin empezar + en curso + completado). Licencias, exenciones y bajas no se computan.
why-formula-counted = Fórmula de esta edición: completado ÷ (sin empezar + en curso + completado + licencias). Exenciones y bajas no se computan.
why-decided-left = Ya no forma parte del personal desde el { $date }.
why-decided-exempt = Exención desde el { $from }, para toda la edición.
why-decided-exempt-until = Exención desde el { $from } hasta el { $until }.
why-decided-completed = Completado el { $date }.
why-decided-away = Ausencia desde el { $from }, sin fecha de regreso.
why-decided-away-until = Ausencia desde el { $from }, de vuelta el { $back }.
why-decided-started = La primera lección se leyó el { $date }.
why-decided-nothing = Aún no se ha leído ninguna lección.
why-exempt-by = Concedida por { $by }
why-completed-title = Por qué está completado
why-completed-test = Se leyeron todas las lecciones y se aprobó la prueba el { $date }.
why-completed-recorded = Consta como completado el { $date }, sin prueba en este sistema.
why-open-title = Qué falta para completarlo
why-open-lessons = { $count ->
    [one] Falta leer { $count } lección y después aprobar la prueba.
   *[other] Falta leer { $count } lecciones y después aprobar la prueba.
}
why-open-test = Se leyeron todas las lecciones. Falta aprobar la prueba.
why-open-cooldown = Se leyeron todas las lecciones. La prueba se puede intentar de nuevo a partir de: { $until }.
why-open-attempts = Se leyeron todas las lecciones y se agotaron los intentos. Un coordinador puede conceder otro.
why-open-before = Se abre el { $date }.
why-open-closed = No se completó hasta el { $date }, el último día. Un coordinador puede volver a abrirlo.
why-open-elsewhere = Esta edición se realizó antes de este sistema, por lo que no se puede completar aquí.
