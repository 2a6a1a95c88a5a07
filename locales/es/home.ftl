home-title = Mis cursos
home-nothing-open = No tiene nada pendiente por ahora.
home-done = Cursos anteriores
home-past-course = Capacitación ambiental para todo el personal
home-due = Fecha límite: { $date }
home-left-lessons = { $lessons ->
    [one] Queda { $lessons } lección, unos { $minutes } min, y después la prueba
   *[other] Quedan { $lessons } lecciones, unos { $minutes } min, y después la prueba
}
home-left-test = Ya leyó todas las lecciones. Queda la prueba de confirmación.
home-completed = Completado el { $date }, válido hasta el { $until }
home-start = Empezar
home-continue = Continuar
home-to-test = Ir a la prueba
home-review = Verlo de nuevo
home-why = ¿Por qué tengo este curso?
why-everybody = Todo el personal hace este curso. Se le asignó el { $date }.
why-regional = Como usted trabaja en { $site }, incluye: { $modules }.
why-due-window = La fecha límite es el { $date }, como para todos.
why-due-joined = La fecha límite es el { $date }: se incorporó el { $joined } y tiene { $days } días.
why-due-returned = La fecha límite es el { $date }: regresó de su ausencia el { $returned } y tiene { $days } días.
standing-assigned = Sin empezar
standing-in-progress = En curso
standing-completed = Completado
standing-on-leave = De licencia
standing-exempt = Con exención
standing-left = Baja
standing-overdue = Vencido
