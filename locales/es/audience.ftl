# A quién se dirige una edición: condiciones, efectos e historial. Los códigos de las reglas son iguales en todos los idiomas.
audience-title = A quién se dirige { $edition }
audience-words = Una regla decide quién debe realizar esta edición. Se comprueba cada pocos minutos y con cada cambio de los datos de personal: a quien empieza a cumplirla se le asigna la edición, quien deja de cumplirla queda exento desde ese día y quien ya la ha completado la conserva como completada.
audience-in-force = Regla vigente
audience-none = No se ha definido ninguna regla: deben realizarla todas las personas en plantilla.
audience-since = Vigente desde el { $date }.
audience-applied = Aplicada el { $date }.
audience-taken-over-since = Heredada de { $edition } al crear esta edición, el { $date }. Puede cambiarla más abajo como cualquier otra regla.
audience-taken-over = Heredada de { $edition }
audience-gone = La regla heredada aún nombra valores que ya no existen en la organización. Revise a quién se aplica y cámbiela más abajo:
audience-over = Esta edición está cerrada. Su regla ya no se puede cambiar.
audience-look-now = Ver quién la cumple hoy
audience-build = Condiciones
audience-everybody = Sin condiciones: todas las personas en plantilla.
audience-match = Se deben cumplir
audience-match-all = todas las condiciones
audience-match-any = al menos una de las condiciones
audience-condition = Condición { $number }
audience-about = Propiedad
audience-compare = Comparación
audience-is = es
audience-is-not = no es
audience-values = Valores
audience-values-hint = Los valores son los códigos de su sistema de RR. HH. separados por comas; varias palabras, entre comillas: DE, FR. Una fecha se escribe 2026-10-01 y una edición, programa/edición. Quien trabaja en varios centros cumple una condición con cualquiera de ellos.
audience-codes = Códigos que se pueden usar
audience-add = Añadir una condición
audience-remove = Quitar la condición { $number }
audience-look = Ver los efectos
audience-nested = Esta regla tiene condiciones entre paréntesis. Modifíquela como texto.
audience-union = Unión de Estados
audience-subdivision = Estado o provincia
audience-joined-before = Ingresó antes del
audience-joined-after = Ingresó después del
audience-completed = Completó una edición
audience-text = La misma regla como texto
audience-rule = Regla
audience-rule-hint = Condiciones con «and», «or», «not» y paréntesis; «everybody» para todas las personas.
audience-text-button = Usar este texto
audience-mistake = Carácter { $at }: { $expected }
audience-too-long = La regla es demasiado larga.
audience-too-deep = La regla tiene demasiados paréntesis anidados.
expected-condition = aquí va una condición, por ejemplo country = DE.
expected-signs = se esperaba { $signs }
expected-next = se esperaba «and», «or» o el final.
expected-code = no es un código válido para: { $field }.
expected-day = aquí va una fecha, por ejemplo 2026-10-01.
expected-edition = aquí va una edición, por ejemplo environment-all/FY2025.
expected-value = aquí va un valor; varias palabras, entre comillas.
audience-again = Cuándo se debe repetir
audience-again-edition = Con cada edición, en su fecha límite
audience-again-months = Un número de meses después de completarla por última vez
audience-again-date = El mismo día de cada año
audience-again-wrong = Indique un número de meses de 1 a { $most }, o un mes y un día que existan, por ejemplo 6 y 30.
audience-months-hint = Cada edición se completa una sola vez. No elija menos meses de los que hay entre dos ediciones: los ciclos intermedios no podrían hacerse y aparecerían como no realizados.
audience-months = Meses
audience-month = Mes (1–12)
audience-day = Día (1–31)
again-edition = Con cada edición, en su fecha límite
again-months = { $months ->
    [one] Un mes después de completarla por última vez
   *[other] { $months } meses después de completarla por última vez
}
again-date = Cada año, a más tardar el { $date }
audience-effects = Qué cambiaría
audience-effects-now = Quién cumple la regla hoy
audience-sum = { $matching ->
    [one] Una persona cumple la regla
   *[other] { $matching } personas cumplen la regla
}, de { $employed } en plantilla hoy.
audience-sum-gaining = { $count ->
    [0] La edición no se asignaría a nadie más.
    [one] La edición se asignaría a una persona más.
   *[other] La edición se asignaría a { $count } personas más.
}
audience-sum-released = { $count ->
    [0] Nadie quedaría exento.
    [one] Una persona quedaría exenta.
   *[other] { $count } personas quedarían exentas.
}
audience-days = Fechas límite
audience-days-range = Nuevas fechas límite de quienes aún no lo han completado: del { $first } al { $last }.
audience-days-earlier = { $count ->
    [0] A nadie se le adelantaría la fecha límite.
    [one] A una persona se le adelantaría la fecha límite.
   *[other] A { $count } personas se les adelantaría la fecha límite.
}
audience-days-later = { $count ->
    [0] A nadie se le aplazaría la fecha límite.
    [one] A una persona se le aplazaría la fecha límite.
   *[other] A { $count } personas se les aplazaría la fecha límite.
}
audience-days-overdue = { $count ->
    [0] A nadie se le vencería el plazo de inmediato.
    [one] A una persona se le vencería el plazo de inmediato.
   *[other] A { $count } personas se les vencería el plazo de inmediato.
}
audience-days-missed = { $count ->
    [0] Nadie tendría más ciclos no realizados que ahora.
    [one] Una persona tendría más ciclos no realizados que ahora.
   *[other] { $count } personas tendrían más ciclos no realizados que ahora.
}
audience-days-by-country = Fechas límite por país
audience-earlier = Se adelanta
audience-later = Se aplaza
audience-overdue = Vence de inmediato
audience-missed = Más ciclos no realizados
audience-by-country = Por país
audience-employed = En plantilla
audience-matching = Cumplen la regla
audience-gaining = Se les asignaría
audience-released = Quedarían exentas
audience-nobody = Nadie.
audience-unknown = Nada en la organización tiene estos valores. Compruebe cómo están escritos:
audience-not-saved = La regla no se ha guardado.
audience-save = Guardar la regla
audience-reason-hint = Se conserva con la regla y se muestra a quien queda exento por ella
audience-confirm = { $count ->
    [one] Sí, una persona debe quedar exenta.
   *[other] Sí, { $count } personas deben quedar exentas.
}
audience-confirm-overdue = { $count ->
    [one] Sí, a una persona debe vencerle el plazo de inmediato.
   *[other] Sí, a { $count } personas debe vencerles el plazo de inmediato.
}
audience-unconfirmed = Esto eximiría a más del 10 % de quienes deben realizar la edición, en total o en un país. Revise los efectos y confírmelos si son los previstos. Todavía no se ha cambiado nada.
audience-unconfirmed-overdue = Con este cambio habría personas con el plazo vencido de inmediato. Revise los efectos y confírmelos si son los previstos. Todavía no se ha cambiado nada.
audience-saved = La regla está vigente. Asignaciones nuevas: { $assigned }. Exentas: { $released }. Asignadas de nuevo: { $returned }.
audience-applying = La regla está vigente y se está aplicando: { $done } de { $of } personas hasta ahora.
audience-applying-looks = La regla está vigente y se está aplicando: buscando a quién afecta.
audience-watch = Ver cómo avanza
audience-ahead = La regla se aplicará cuando se abra la edición, el { $date }.
ways-audience = A quién se dirige
audit-audience-set = Destinatarios definidos
audit-audience-taken-over = Destinatarios heredados
by-audience = la regla de la edición
why-due-valid = Hasta entonces es válida la edición completada el { $completed }
why-due-lapsed = El día de apertura: la edición completada el { $completed } ya no era válida
why-due-fixed = El mismo día cada año
person-due-valid = Fecha límite: { $date }. Hasta entonces es válida la edición completada el { $completed }.
person-due-lapsed = Fecha límite: { $date }, día de apertura. La edición completada el { $completed } ya no era válida.
person-due-fixed = Fecha límite: { $date }, el mismo día cada año.
cycles-title = Ciclos hasta hoy
cycle-done = Con fecha límite { $due }: completado el { $date }
cycle-late = Con fecha límite { $due }: completado con retraso, el { $date }
cycle-missed = Con fecha límite { $due }: no realizado
cycle-next = Próxima fecha límite: { $due }
